#include "ui/theme/ask_sheet.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/scrim.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int usualWidth = 440;
constexpr int pictureSide = 48;
constexpr int longestRun = 24;

/// A long address has no place to break at: it gets some that nobody sees.
QString breakable(const QString& text)
{
    QString broken;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > longestRun && !c.isLowSurrogate() && !c.isMark()) {
            broken += QChar(0x200B);
            run = 1;
        }
        broken += c;
    }
    return broken;
}

} // namespace

AskSheet::AskSheet(const Question& question, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_picture(new QLabel(this)),
      m_heading(new LeadingLabel(question.heading, this)),
      m_text(new LeadingLabel(breakable(question.text), this)), m_column(new QVBoxLayout(this)),
      m_body(new QVBoxLayout), m_answers(new QBoxLayout(QBoxLayout::RightToLeft)), m_answer(question.safe)
{
    Q_ASSERT(question.safe >= 0 && question.safe < question.answers.size());
    setObjectName(u"ask"_s);
    setWindowTitle(question.heading);
    setAccessibleName(question.heading);
    setAccessibleDescription(question.text);
    if (parent)
        m_scrim = new Scrim(parent->window());
    build(question);
}

AskSheet::~AskSheet()
{
    delete m_scrim;
}

void AskSheet::build(const Question& question)
{
    m_heading->setObjectName(u"ask.heading"_s);
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_text->setObjectName(u"ask.text"_s);
    m_text->setAccessibleName(question.text);
    setLook(m_text, Look::Faint);
    for (QLabel* label : {m_heading, m_text}) {
        label->setWordWrap(true);
        label->setVisible(!label->text().isEmpty());
    }
    m_picture->setVisible(!question.picture.isNull());
    m_picture->setPixmap(question.picture.pixmap(QSize(pictureSide, pictureSide), devicePixelRatioF()));

    m_body->setSpacing(space::s);
    m_body->addWidget(m_heading);
    m_body->addWidget(m_text);
    auto* across = new QHBoxLayout;
    across->setSpacing(space::l);
    across->addWidget(m_picture, 0, Qt::AlignTop);
    across->addLayout(m_body, 1);
    m_column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    m_column->setSpacing(space::l);
    m_column->addLayout(across);
    addAnswers(question.answers);
    m_column->addLayout(m_answers);
}

void AskSheet::addAnswers(const QStringList& answers)
{
    m_answers->setSpacing(space::s);
    for (const QString& answer : answers) {
        const auto index = static_cast<int>(m_buttons.size());
        auto* button = new QPushButton(answer, this);
        button->setObjectName(u"ask.answer.%1"_s.arg(index));
        button->setAutoDefault(false); // else the one with the focus would look like the likeliest
        m_answers->addWidget(button);
        m_buttons << button;
        connect(button, &QPushButton::clicked, this, [this, index] {
            m_answer = index;
            accept();
        });
    }
    m_answers->addStretch();
    setLook(m_buttons.constFirst(), Look::Primary);
    m_buttons.constFirst()->setFocus();
}

void AskSheet::addField(const QString& label, const QString& words)
{
    auto* caption = new LeadingLabel(label, this);
    setLook(caption, Look::Faint);
    m_field = new QLineEdit(words, this);
    m_field->setObjectName(u"ask.field"_s);
    m_field->setAccessibleName(label);
    caption->setBuddy(m_field);
    m_body->addSpacing(space::s);
    m_body->addWidget(caption);
    m_body->addWidget(m_field);
    m_field->selectAll();
    m_field->setFocus();
    const auto allow = [this] { m_buttons.constFirst()->setEnabled(!field().isEmpty()); };
    connect(m_field, &QLineEdit::textChanged, this, allow);
    allow();
}

QString AskSheet::field() const
{
    return m_field ? m_field->text().trimmed() : QString();
}

void AskSheet::setContent(QWidget* content)
{
    m_column->insertWidget(1, content, 1);
}

int AskSheet::ask()
{
    exec();
    return m_answer;
}

/// Side by side with the likeliest at the end, or below each other with it on top, where the words are long.
void AskSheet::arrangeAnswers()
{
    const QMargins margins = m_column->contentsMargins();
    int row = margins.left() + margins.right() + (static_cast<int>(m_buttons.size()) - 1) * space::s;
    for (QPushButton* button : std::as_const(m_buttons)) {
        button->ensurePolished();
        row += button->sizeHint().width();
    }
    const bool stacked = row > usualWidth;
    m_answers->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::RightToLeft);
    QList<QWidget*> order(m_buttons.begin(), m_buttons.end());
    if (!stacked)
        std::ranges::reverse(order);
    if (m_field)
        order.prepend(m_field);
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

int AskSheet::wantedWidth()
{
    return std::max(usualWidth, m_column->totalMinimumSize().width());
}

int AskSheet::wantedHeight()
{
    ensurePolished();
    for (QWidget* child : findChildren<QWidget*>())
        child->ensurePolished();
    arrangeAnswers();
    m_column->activate();
    return m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(wantedWidth())
                                         : m_column->totalSizeHint().height();
}

void AskSheet::setVisible(bool visible)
{
    if (visible && !isVisible()) {
        const int height = wantedHeight();
        setFixedSize(wantedWidth(), height);
    }
    if (m_scrim)
        m_scrim->setVisible(visible);
    QDialog::setVisible(visible);
}

void AskSheet::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || (event->modifiers() & ~Qt::KeypadModifier))
        return QDialog::keyPressEvent(event);
    // The key that opened the sheet may still be down: it must not answer by itself.
    if (event->isAutoRepeat())
        return;
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    (button ? button : m_buttons.constFirst())->click();
}

} // namespace brickwork
