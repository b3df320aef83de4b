// Two texts compared, with the ways to look at them: in one column or side by side, all lines or only what
// differs, and from one difference to the next. The comparison itself runs beside the window; it asks nobody
// for the texts and changes neither.
#pragma once

#include "core/markdown/text_diff.h"

#include <QFutureWatcher>
#include <QString>
#include <QWidget>

#include <memory>

class QBoxLayout;
class QCheckBox;
class QLabel;
class QToolButton;

namespace brickwork {

class BriefLabel;
class CompareView;
class Theme;

struct ComparedTexts
{
    QString before;
    QString after;
    QString beforeLabel; ///< "14:32"
    QString afterLabel;  ///< "now"
    bool alone = false;  ///< only `after` is shown, compared with nothing
};

class ComparePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePanel(Theme& theme, QWidget* parent = nullptr);
    ~ComparePanel() override;

    /// Shows the texts once they are compared; what was shown stays until then.
    void compare(const ComparedTexts& texts);
    /// Nothing is shown but a sentence.
    void showSentence(const QString& sentence);
    void focusLines();
    [[nodiscard]] CompareView& lines() { return *m_lines; }

Q_SIGNALS:
    void compared(); ///< what was asked for last is shown

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Step
    {
        Next,
        Previous
    };
    using Work = std::shared_ptr<const TextDiff>;

    void build();
    QToolButton* stepButton(const QString& name, const QString& text, QKeyCombination keys, Step step);
    void run();
    void take();
    void show(const Work& diff);
    void go(Step step);
    void tell();
    void showLabels();
    void arrange();
    void restyle(Theme& theme);

    ComparedTexts m_texts; ///< asked for last
    ComparedTexts m_shown;
    QFutureWatcher<Work> m_work;
    bool m_again = false;
    BriefLabel* m_summary;
    QCheckBox* m_extent;
    QCheckBox* m_sides;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_count;
    BriefLabel* m_before;
    BriefLabel* m_after;
    QBoxLayout* m_labels;
    CompareView* m_lines;
    QLabel* m_sentence;
};

} // namespace brickwork
