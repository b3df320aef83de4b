#include "ui/wall/day_panel.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"
#include "ui/wall/day_entries.h"
#include "ui/wall/day_forms.h"
#include "ui/wall/day_swatch.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// A word wider than its place may be broken: an address in a note, say.
QString breakable(const QString& text, const QLabel& label, int room)
{
    constexpr int step = 6;
    const QFontMetrics metrics(label.font());
    QString result;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i;
        while (end < text.size() && !text.at(end).isSpace())
            ++end;
        const QString word = text.sliced(i, end - i);
        const bool fits = metrics.horizontalAdvance(word) <= room;
        int run = 0;
        for (const QChar c : word) {
            if (!fits && ++run > step && !c.isLowSurrogate() && !c.isMark()) {
                result += QChar(0x200b);
                run = 1;
            }
            result += c;
        }
        if (end < text.size())
            result += text.at(end++);
        i = end;
    }
    return result;
}

} // namespace

void DayPanel::setState(const DayState& state)
{
    if (isEditing() && state.day != m_state.day) {
        if (hasUnsaved())
            return ask(Next::Day, state.day);
        closeForms();
    }
    showDay(state);
}

void DayPanel::showDay(const DayState& state)
{
    const QPointer<QWidget> before = window()->focusWidget();
    const bool sameDay = state.day == m_state.day;
    const std::optional<DayBrick> brick = m_state.brick;
    m_state = state;
    if (!sameDay) {
        m_notice->hide();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    setAccessibleName(tr("%1, day").arg(state.date));
    m_date->setText(state.date);
    m_distance->setText(state.distance);
    m_swatch->setDay(state);
    m_sentence->setText(state.sentence);
    m_sentence->setIndent(m_swatch->isHidden() ? entryReach : 0);
    if (!m_brickForm->isHidden() && brick != state.brick)
        tellChange();
    if (!m_restForm->isHidden() && state.restReason)
        m_restForm->setNotice(tr("Meanwhile this became a rest day. Saving puts this reason in its place."));
    showBrick();
    showRest();
    showLists();
    keepFocus(before);
    Q_EMIT dayShown(state.day);
}

// The brick became another one while its form was open. What was typed stays; what was not is renewed.
void DayPanel::tellChange()
{
    if (!m_brickForm->isChanged()) {
        m_brickForm->hide();
        if (m_replaces && m_state.brick)
            editBrick();
        return;
    }
    if (!m_state.brick)
        return m_brickForm->setNotice(tr("Meanwhile this brick was removed. Saving lays it again."));
    m_brickForm->setNotice(
        m_replaces ? tr("Meanwhile this brick was changed. Saving puts what is written here in "
                        "its place.")
                   : tr("Meanwhile a brick was stacked here. Saving makes them one, and the notes "
                        "are joined."));
}

void DayPanel::showBrick()
{
    const bool editing = !m_brickForm->isHidden();
    m_brick->setVisible(m_state.brick.has_value() && !editing);
    m_edit->setVisible(!isEditing());
    m_remove->setVisible(!isEditing());
    m_lay->setVisible(m_state.takesBrick && !isEditing());
    m_lay->setText(m_state.day == m_state.today ? tr("Stack a brick") : tr("Backfill a brick"));
    if (!m_state.brick)
        return;
    const DayBrick& brick = *m_state.brick;
    const QString title =
        brick.direction.isEmpty() ? brick.title : u"%1 · %2"_s.arg(brick.title, brick.direction);
    m_brickTitle->setText(breakable(title, *m_brickTitle, cardRoom()));
    m_brickTitle->setAccessibleName(title);
    m_note->setText(breakable(brick.note, *m_note, cardRoom()));
    m_note->setAccessibleName(brick.note);
    m_note->setVisible(!brick.note.isEmpty());
    QStringList facts{brick.source, brick.logged};
    facts.removeAll(QString());
    m_logged->setText(facts.join(u'\n'));
    m_logged->setVisible(!facts.isEmpty());
}

// What a card leaves for words.
int DayPanel::cardRoom() const
{
    return width() - 2 * (space::l + space::m) - m_scroll->verticalScrollBar()->sizeHint().width();
}

void DayPanel::showRest()
{
    m_rule->setText(m_state.restRule);
    m_rule->setVisible(!m_state.restRule.isEmpty());
    const QString reason = m_state.restReason.value_or(QString());
    m_reason->setText(breakable(reason, *m_reason, cardRoom()));
    m_reason->setAccessibleName(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_rest->setVisible(m_state.takesRest && !isEditing());
    m_restEnd->setVisible(m_state.restReason.has_value() && !isEditing());
}

void DayPanel::showLists()
{
    m_postsTitle->setVisible(!m_state.posts.empty());
    m_posts->setVisible(!m_state.posts.empty());
    m_posts->setEntries(m_state.posts);
    QStringList words{m_state.writing};
    words << m_state.goals;
    words.removeAll(QString());
    m_words->setText(words.join(u'\n'));
    m_wordsTitle->setVisible(!words.isEmpty());
    m_words->setVisible(!words.isEmpty());
    m_drafts->setVisible(!m_state.drafts.empty());
    m_drafts->setEntries(m_state.drafts);
    orderStops();
}

void DayPanel::editBrick()
{
    m_replaces = m_state.brick.has_value();
    const BrickFields fields =
        m_replaces ? BrickFields{m_state.brick->size, m_state.brick->note, m_state.brick->direction}
                   : BrickFields{BrickSize::Normal, {}, m_state.directions.value(0)};
    const bool today = m_state.day == m_state.today;
    m_brickForm->open(m_replaces ? tr("Edit the brick")
                      : today    ? tr("A brick for today")
                                 : tr("A brick for %1").arg(m_state.spoken),
                      m_replaces ? tr("Save")
                      : today    ? tr("Stack")
                                 : tr("Backfill"),
                      fields, m_state.directions);
    m_notice->hide();
    showBrick();
    showRest();
    m_brickForm->takeFocus();
    m_scroll->ensureWidgetVisible(m_brickForm);
}

void DayPanel::restHere()
{
    m_restForm->open(m_state.day == m_state.today ? tr("Rest today") : tr("Rest on %1").arg(m_state.spoken));
    m_notice->hide();
    showBrick();
    showRest();
    m_restForm->takeFocus();
    m_scroll->ensureWidgetVisible(m_restForm);
}

bool DayPanel::isEditing() const
{
    return !m_brickForm->isHidden() || !m_restForm->isHidden();
}

bool DayPanel::hasUnsaved() const
{
    return m_brickForm->isChanged() || m_restForm->isChanged();
}

void DayPanel::save()
{
    if (!m_restForm->isHidden())
        return Q_EMIT restWished(m_state.day, m_restForm->reason());
    const BrickFields fields = m_brickForm->fields();
    Q_EMIT brickWished({.day = m_state.day,
                        .size = fields.size,
                        .note = fields.note,
                        .direction = fields.direction,
                        .replaces = m_replaces});
}

void DayPanel::cancel()
{
    m_next = Next::Stay;
    closeForms();
}

void DayPanel::discard()
{
    closeForms();
    goOn();
}

void DayPanel::stay()
{
    m_next = Next::Stay;
    m_question->hide();
    takeFocus();
}

void DayPanel::grant()
{
    m_notice->hide();
    if (!isEditing())
        return;
    closeForms();
    goOn();
}

void DayPanel::forget()
{
    m_next = Next::Stay;
    m_notice->hide();
    closeForms();
}

void DayPanel::refuse(const QString& sentence)
{
    if (!m_brickForm->isHidden())
        m_brickForm->setNotice(sentence);
    else if (!m_restForm->isHidden())
        m_restForm->setNotice(sentence);
    else
        m_notice->setText(sentence);
    m_notice->setVisible(!isEditing());
    // The change stays open: there is no going on yet.
    m_next = Next::Stay;
    m_question->hide();
    if (isEditing())
        takeFocus();
}

void DayPanel::closeForms()
{
    const QPointer<QWidget> before = window()->focusWidget();
    const bool wasRest = !m_restForm->isHidden();
    m_brickForm->hide();
    m_restForm->hide();
    m_question->hide();
    showBrick();
    showRest();
    keepFocus(before, wasRest ? QList<QWidget*>{m_restEnd, m_rest} : QList<QWidget*>{m_edit, m_lay});
}

// The writer had wanted to go somewhere before the change was asked for.
void DayPanel::goOn()
{
    const Next next = std::exchange(m_next, Next::Stay);
    if (next == Next::Day)
        Q_EMIT dayWished(m_nextDay);
    else if (next == Next::Close)
        Q_EMIT closed();
}

void DayPanel::ask(Next next, Day day)
{
    m_next = next;
    m_nextDay = day;
    m_asked->setText(tr("Save or discard the change to %1?").arg(m_state.spoken));
    m_question->setAccessibleName(m_asked->text());
    m_question->show();
    m_askSave->setFocus(Qt::OtherFocusReason);
}

void DayPanel::leave()
{
    if (hasUnsaved())
        return ask(Next::Close, {});
    closeForms();
    Q_EMIT closed();
}

void DayPanel::open(const DayEntry& entry)
{
    if (!entry.draft.isEmpty())
        Q_EMIT draftRequested(entry.draft);
    else if (entry.url.isValid())
        Q_EMIT linkRequested(entry.url);
}

void DayPanel::takeFocus()
{
    if (!m_question->isHidden())
        m_askSave->setFocus(Qt::OtherFocusReason);
    else if (!m_brickForm->isHidden())
        m_brickForm->takeFocus();
    else if (!m_restForm->isHidden())
        m_restForm->takeFocus();
    else
        focusFirst();
}

// What had the keyboard went with the change: the next best thing gets it.
void DayPanel::keepFocus(QWidget* before, const QList<QWidget*>& wanted)
{
    if (before && isAncestorOf(before) && !before->isVisibleTo(this))
        focusFirst(wanted);
}

// Of what is wanted and then of what can be changed, the first that is there.
void DayPanel::focusFirst(const QList<QWidget*>& wanted)
{
    for (QWidget* stop : wanted + QList<QWidget*>{m_edit, m_lay, m_restEnd, m_rest, m_previous})
        if (stop->isVisibleTo(this))
            return stop->setFocus(Qt::OtherFocusReason);
}

void DayPanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (enter && button)
        return button->click();
    if (event->key() == Qt::Key_Escape) {
        if (!m_question->isHidden())
            return stay();
        return isEditing() ? cancel() : Q_EMIT closed();
    }
    QScrollBar* bar = m_scroll->verticalScrollBar();
    if (event->key() == Qt::Key_PageDown)
        return bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    if (event->key() == Qt::Key_PageUp)
        return bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    QWidget::keyPressEvent(event);
}

void DayPanel::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.paper);
    painter.fillRect(isRightToLeft() ? width() - 1 : 0, 0, 1, height(), t.line);
}

} // namespace brickwork
