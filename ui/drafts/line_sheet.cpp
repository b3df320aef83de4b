#include "ui/drafts/line_sheet.h"

#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {
constexpr int sheetWidth = 520;
constexpr int longestLine = 2'000;
} // namespace

LineSheet::LineSheet(Theme& theme, QWidget* parent, const QString& name)
    : DraftSheet(theme, parent, name, sheetWidth), m_field(new QLineEdit(bodyWidget())),
      m_standing(new LeadingLabel({}, bodyWidget()))
{
    m_field->setObjectName(partName(u"field"_s));
    m_field->setMaxLength(longestLine);
    m_field->installEventFilter(this);
    m_standing->setObjectName(partName(u"standing"_s));
    m_standing->setWordWrap(true);
    m_standing->setFont(Theme::font(TextSize::Small));
    setLook(m_standing, Look::Faint);
    body().addWidget(m_field);
    body().addWidget(m_standing);
    QPushButton* keep = addButton(tr("Keep"), u"keep"_s, Look::Primary);
    keep->setToolTip(tr("Enter"));
    QPushButton* next = addButton(tr("Keep, and another"), u"next"_s, Look::Quiet);
    next->setToolTip(tr("Shift+Enter"));
    QPushButton* cancel = addButton(tr("Close"), u"close"_s, Look::Quiet);
    setTabOrder(m_field, cancel);
    setTabOrder(cancel, next);
    setTabOrder(next, keep);
    connect(keep, &QPushButton::clicked, this, [this] { wish(AfterLine::Close); });
    connect(next, &QPushButton::clicked, this, [this] { wish(AfterLine::Next); });
    connect(cancel, &QPushButton::clicked, this, &LineSheet::dismiss);
    const auto allow = [this, keep, next] {
        const bool some = !m_field->text().trimmed().isEmpty();
        keep->setEnabled(some);
        next->setEnabled(some);
        tell({});
    };
    connect(m_field, &QLineEdit::textChanged, this, allow);
    allow();
}

void LineSheet::open(const LineWords& words)
{
    setHeading(words.heading);
    m_field->setPlaceholderText(words.placeholder);
    m_field->setAccessibleName(words.placeholder);
    m_standing->setText(words.standing);
    m_standing->setVisible(!words.standing.isEmpty());
    m_field->selectAll();
    showWith(m_field);
}

void LineSheet::kept(AfterLine after, const QString& standing)
{
    m_field->clear();
    if (after == AfterLine::Close)
        return dismiss();
    m_standing->setText(standing);
    m_standing->setVisible(!standing.isEmpty());
    m_field->setFocus(Qt::OtherFocusReason);
    place();
}

void LineSheet::wish(AfterLine after)
{
    const QString line = m_field->text().trimmed();
    if (!line.isEmpty())
        Q_EMIT wished(line, after);
}

bool LineSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const Qt::KeyboardModifiers held = key->modifiers() & ~Qt::KeypadModifier;
        if (enter && (held == Qt::NoModifier || held == Qt::ShiftModifier)) {
            if (!key->isAutoRepeat())
                wish(held ? AfterLine::Next : AfterLine::Close);
            return true;
        }
    }
    return DraftSheet::eventFilter(watched, event);
}

} // namespace brickwork
