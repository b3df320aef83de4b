#include "ui/drafts/day_chip.h"

#include "core/habit/spoken_day.h"
#include "ui/drafts/notes_state.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int daysOffered = 7;
constexpr int otherWidth = 200;

/// At the beginning of a line.
QString capitalised(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

} // namespace

DayChip::DayChip(const QString& name, QWidget* parent)
    : QWidget(parent), m_chip(new QToolButton(this)), m_menu(new QMenu(m_chip)), m_other(new QLineEdit(this))
{
    m_chip->setObjectName(name + u".day"_s);
    m_chip->setMenu(m_menu);
    m_chip->setPopupMode(QToolButton::InstantPopup);
    m_chip->setFocusPolicy(Qt::StrongFocus);
    setLook(m_chip, Look::Pill);
    m_other->setObjectName(name + u".otherDay"_s);
    m_other->setPlaceholderText(tr("3 June, or next Friday"));
    m_other->setAccessibleName(tr("The day of the note, in words"));
    m_other->setFixedWidth(otherWidth);
    m_other->installEventFilter(this);
    m_other->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::s);
    row->addWidget(m_chip);
    row->addWidget(m_other);
    connect(m_menu, &QMenu::aboutToShow, this, &DayChip::fillMenu);
    tell();
}

void DayChip::begin(Day today, const QLocale& locale, std::optional<Day> day)
{
    m_today = today;
    m_locale = locale;
    m_day = day;
    m_chosen = day.has_value(); // of a note that has one already
    m_other->hide();
    tell();
}

void DayChip::read(const QString& text)
{
    if (m_chosen)
        return;
    const auto spoken = spokenDayIn(text, m_today, m_locale);
    m_day = spoken ? std::optional(spoken->day) : std::nullopt;
    tell();
}

void DayChip::fillMenu()
{
    m_menu->clear();
    connect(m_menu->addAction(tr("No day")), &QAction::triggered, this, [this] { choose({}); });
    m_menu->addSeparator();
    for (int i = 0; i < daysOffered; ++i) {
        const Day day = m_today.plus(i);
        QString words = announcedDay(day, m_today, m_locale);
        if (i < 2)
            //: a day in a menu: "Tomorrow, Thursday 28 May"
            words = tr("%1, %2").arg(capitalised(dayInWords(day, m_today, m_locale)), words);
        connect(m_menu->addAction(words), &QAction::triggered, this, [this, day] { choose(day); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Another day…")), &QAction::triggered, this, &DayChip::askOther);
}

void DayChip::choose(std::optional<Day> day)
{
    m_day = day;
    m_chosen = true;
    m_other->hide();
    tell();
    Q_EMIT done();
}

void DayChip::askOther()
{
    m_other->clear();
    m_other->show();
    Q_EMIT resized();
    m_other->setFocus(Qt::OtherFocusReason);
}

/// What cannot be read stays to be corrected.
void DayChip::takeOther()
{
    if (m_other->text().trimmed().isEmpty())
        return choose(m_day);
    if (const auto spoken = spokenDayIn(m_other->text(), m_today, m_locale))
        return choose(spoken->day);
    m_other->selectAll();
}

void DayChip::tell()
{
    const QString words = m_day ? capitalised(dayInWords(*m_day, m_today, m_locale)) : tr("No day");
    // The arrow says that there is more to choose from.
    m_chip->setText(words + u" ▾"_s);
    m_chip->setAccessibleName(tr("Day of the note: %1").arg(words));
    m_chip->setToolTip(m_chosen ? tr("The day it is about; once it is over, the note is left out")
                                : tr("Read from the note. Once the day is over, the note is left out"));
    layout()->activate();
    updateGeometry();
    Q_EMIT resized();
}

bool DayChip::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_other && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            takeOther();
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_other->hide();
            tell();
            Q_EMIT done();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace brickwork
