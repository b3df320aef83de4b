#include "ui/wall/day_entries.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int capSide = 7;
constexpr int ring = 2; // around the title that has the keyboard

} // namespace

EntryTitle::EntryTitle(Theme& theme, EntryMark mark, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_mark(mark)
{
    setFont(Theme::font(TextSize::Small));
    QSizePolicy policy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setSizePolicy(policy);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EntryTitle::setEntry(const DayEntry& entry)
{
    m_title = entry.title.simplified();
    setText(QString(m_title).replace(u'&', u"&&"_s));
    setAccessibleName(m_title);
    setAccessibleDescription(entry.detail);
    // What cannot be opened is text: read, not reached.
    setFocusPolicy(entry.opens() ? Qt::StrongFocus : Qt::NoFocus);
    setEnabled(entry.opens());
    setCursor(entry.opens() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    resizeEvent(nullptr);
    update();
}

int EntryTitle::indent() const
{
    return entryReach + (m_mark == EntryMark::Cap ? capSide + space::s : 0);
}

QSize EntryTitle::sizeHint() const
{
    return {indent() + fontMetrics().horizontalAdvance(m_title) + ring + 2,
            fontMetrics().height() + 2 * entryReach};
}

QSize EntryTitle::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 8), sizeHint().height()};
}

void EntryTitle::resizeEvent(QResizeEvent*)
{
    const bool whole = fontMetrics().horizontalAdvance(m_title) <= width() - indent() - ring;
    setToolTip(whole ? QString() : u"<div>%1</div>"_s.arg(m_title.toHtmlEscaped()));
}

void EntryTitle::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool reversed = isRightToLeft();
    QRect words = rect().adjusted(reversed ? ring : indent(), 0, reversed ? -indent() : -ring, 0);
    if (m_mark == EntryMark::Cap) {
        const int x = reversed ? width() - entryReach - capSide : entryReach;
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.cap);
        painter.drawEllipse(QRectF(x, (height() - capSide) / 2.0, capSide, capSide));
    }
    QFont font = this->font();
    font.setUnderline(isEnabled() && underMouse());
    painter.setFont(font);
    painter.setPen(isEnabled() && underMouse() ? t.brick : t.ink);
    const QString shown = fontMetrics().elidedText(m_title, Qt::ElideRight, words.width());
    const auto side = (reversed ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
    painter.drawText(words, static_cast<int>((side | Qt::AlignVCenter).toInt()) | Qt::TextSingleLine, shown);
    if (hasFocus()) {
        painter.setPen(QPen(t.brick, ring));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius::control, radius::control);
    }
}

DayEntries::DayEntries(Theme& theme, EntryMark mark, const QString& name, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_mark(mark), m_column(new QVBoxLayout(this))
{
    setObjectName(name);
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
}

void DayEntries::addRow()
{
    auto* title = new EntryTitle(m_theme, m_mark, this);
    auto* detail = new LeadingLabel({}, this);
    title->setObjectName(u"%1.%2"_s.arg(objectName()).arg(m_rows.size()));
    detail->setFont(Theme::font(TextSize::Small));
    detail->setWordWrap(true);
    detail->setIndent(title->indent());
    detail->setContentsMargins(0, 0, 0, space::xs);
    setLook(detail, Look::Faint);
    m_column->addWidget(title, 0, Qt::AlignLeading);
    m_column->addWidget(detail);
    connect(title, &QPushButton::clicked, this, [this, at = m_rows.size()] {
        const DayEntry entry = m_entries.at(at); // opening it may bring another state
        Q_EMIT activated(entry);
    });
    m_rows.push_back({title, detail});
}

void DayEntries::setEntries(const std::vector<DayEntry>& entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    while (m_rows.size() < entries.size())
        addRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool used = i < entries.size();
        if (used) {
            m_rows[i].title->setEntry(entries[i]);
            m_rows[i].detail->setText(entries[i].detail);
        }
        m_rows[i].title->setVisible(used);
        m_rows[i].detail->setVisible(used && !entries[i].detail.isEmpty());
    }
}

QList<QWidget*> DayEntries::titles() const
{
    QList<QWidget*> titles;
    for (const Row& row : m_rows)
        titles << row.title;
    return titles;
}

} // namespace brickwork
