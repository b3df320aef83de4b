// How the post is wanted this time: now, as a draft, or from a time on, and whether a newsletter goes out
// with it. Shows a WishState and says what was chosen; nothing is preselected that sends an e-mail.
#pragma once

#include "ui/posts/publish_state.h"

#include <QTimer>
#include <QWidget>

class QDateTimeEdit;
class QLabel;
class QVBoxLayout;

namespace brickwork {

class SegmentSwitch;
class Theme;

class WishForm final : public QWidget
{
    Q_OBJECT

public:
    explicit WishForm(Theme& theme, QWidget* parent = nullptr);

    void setWish(const WishState& wish);
    /// What the keyboard reaches, in the order of the eye.
    [[nodiscard]] QList<QWidget*> stops() const;

Q_SIGNALS:
    void stateWished(brickwork::PostState state);
    void timeWished(const QDateTime& when);
    void newslettersWished(const QString& place); ///< which are there?
    void newsletterChosen(const QString& place, const QString& word);

private:
    void build();
    void showChoices();
    void showNewsletters();
    void addNewsletter(const EmailChoice& letter);
    void dress();

    WishState m_wish;
    QTimer m_typing; ///< a time is not asked about at each digit
    SegmentSwitch* m_states;
    QWidget* m_timeRow;
    QDateTimeEdit* m_time;
    QLabel* m_problem;
    QVBoxLayout* m_letters;
    QList<QWidget*> m_letterStops;
    bool m_shown = false;
};

} // namespace brickwork
