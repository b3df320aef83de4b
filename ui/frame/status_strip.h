// The strip at the foot of the window: the truth about saving, words, the open week's course, the streak, and
// the button that is always in reach. It shows a StripState and a course.
#pragma once

#include "ui/frame/strip_state.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace brickwork {

class Theme;
class WeekCourse;
struct CourseState;

class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(Theme& theme, QWidget* parent = nullptr);

    void setState(const StripState& state);
    void setCourse(const CourseState& course);
    /// What goes on behind the page, to be looked at by a press; empty for nothing.
    void setErrand(const QString& sentence);

Q_SIGNALS:
    void stackRequested();
    void courseChosen(); ///< the week's course was clicked: show the wall
    void errandChosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void recolour();
    void fitErrand();

    Theme& m_theme;
    StripState m_state;
    QLabel* m_save;
    QLabel* m_words;
    QLabel* m_streak;
    WeekCourse* m_course;
    QString m_errandSentence;
    QPushButton* m_errand;
    QPushButton* m_stack;
};

} // namespace brickwork
