#include "ui/settings/weekday_picker.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QEnterEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr std::size_t daysInWeek = 7;
constexpr int leastWidth = 40;
constexpr qreal hatchStep = 6;

class WeekdayToggle final : public QAbstractButton
{
public:
    WeekdayToggle(Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
    }

    /// The same for all seven, whichever day this one is.
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(boldFont());
        int widest = leastWidth - 2 * space::s;
        for (int day = 1; day <= static_cast<int>(daysInWeek); ++day)
            widest = std::max(
                widest, metrics.horizontalAdvance(QLocale().standaloneDayName(day, QLocale::ShortFormat)));
        return {widest + 2 * space::s, metrics.height() + space::m};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() || underMouse() ? t.wall : t.paper);
        painter.drawRoundedRect(box, radius::control, radius::control);
        if (isChecked())
            hatch(painter, blend(t.faint, t.line, 0.25));
        painter.setPen(QPen(isChecked() ? t.faint : t.line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, radius::control, radius::control);
        if (hasFocus()) {
            painter.setPen(QPen(t.brick, 2));
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
        }
        painter.setFont(isChecked() ? boldFont() : font());
        if (isChecked()) // no line goes through the name
            painter.fillRect(painter.boundingRect(rect(), Qt::AlignCenter, text()).adjusted(-2, 0, 2, 0),
                             t.wall);
        painter.setPen(t.ink);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    void hatch(QPainter& painter, const QColor& colour) const
    {
        painter.save();
        painter.setPen(QPen(colour, 1));
        painter.setClipRect(rect().adjusted(2, 2, -2, -2));
        for (qreal x = -height(); x < width(); x += hatchStep)
            painter.drawLine(QLineF(x, height(), x + height(), 0));
        painter.restore();
    }

    [[nodiscard]] QFont boldFont() const
    {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        return bold;
    }

    Theme& m_theme;
};

} // namespace

WeekdayPicker::WeekdayPicker(Theme& theme, QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::xs);
    for (std::size_t place = 0; place < daysInWeek; ++place) {
        auto* toggle = new WeekdayToggle(theme, this);
        toggle->installEventFilter(this);
        connect(toggle, &QAbstractButton::clicked, this, [this, place] { toggled(place); });
        row->addWidget(toggle);
        m_toggles.push_back(toggle);
    }
    makeStop(0);
    showDays();
}

void WeekdayPicker::setDays(const WeekdaySet& off, WeekStart start)
{
    m_off = off;
    m_start = start;
    showDays();
}

void WeekdayPicker::toggled(std::size_t place)
{
    WeekdaySet wished = m_off;
    bool& off = wished.days.at(static_cast<std::size_t>(weekdayAt(place)));
    off = !off;
    Q_EMIT chosen(wished);
    showDays(); // as it is now, granted or not
}

bool WeekdayPicker::eventFilter(QObject* watched, QEvent* event)
{
    const auto found = std::ranges::find(m_toggles, watched);
    if (found == m_toggles.end())
        return QWidget::eventFilter(watched, event);
    const auto place = static_cast<std::size_t>(found - m_toggles.begin());
    if (event->type() == QEvent::FocusIn)
        makeStop(place);
    if (event->type() == QEvent::KeyPress && walk(place, static_cast<QKeyEvent*>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool WeekdayPicker::walk(std::size_t place, int key)
{
    const std::size_t last = daysInWeek - 1;
    const bool mirrored = isRightToLeft();
    const bool back = key == Qt::Key_Up || key == (mirrored ? Qt::Key_Right : Qt::Key_Left);
    const bool on = key == Qt::Key_Down || key == (mirrored ? Qt::Key_Left : Qt::Key_Right);
    if (back)
        place = place == 0 ? 0 : place - 1;
    else if (on)
        place = std::min(place + 1, last);
    else if (key == Qt::Key_Home || key == Qt::Key_End)
        place = key == Qt::Key_Home ? 0 : last;
    else
        return false;
    m_toggles[place]->setFocus(Qt::OtherFocusReason);
    return true;
}

void WeekdayPicker::makeStop(std::size_t place)
{
    for (std::size_t other = 0; other < daysInWeek; ++other)
        m_toggles[other]->setFocusPolicy(other == place ? Qt::StrongFocus : Qt::ClickFocus);
}

int WeekdayPicker::weekdayAt(std::size_t place) const
{
    const int first = m_start == WeekStart::Monday   ? Qt::Monday
                      : m_start == WeekStart::Sunday ? Qt::Sunday
                                                     : Qt::Saturday;
    return (first - 1 + static_cast<int>(place)) % static_cast<int>(daysInWeek) + 1;
}

void WeekdayPicker::showDays()
{
    const QLocale locale;
    for (std::size_t place = 0; place < daysInWeek; ++place) {
        const int day = weekdayAt(place);
        QAbstractButton* toggle = m_toggles[place];
        toggle->setObjectName(u"settings.weekday.%1"_s.arg(day));
        toggle->setText(locale.standaloneDayName(day, QLocale::ShortFormat));
        toggle->setAccessibleName(locale.standaloneDayName(day, QLocale::LongFormat));
        toggle->setChecked(m_off.contains(day));
    }
}

} // namespace brickwork
