// The text that stands at a place now beside the draft's, when somebody changed it there: what differs, and
// what may be done about it. It changes neither.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace brickwork {

class ComparePanel;
class Theme;

struct TheirText
{
    QString place;
    QString theirs;
    QString mine;
};

class TheirsView final : public QWidget
{
    Q_OBJECT

public:
    explicit TheirsView(Theme& theme, QWidget* parent = nullptr);

    void prepare(const TheirText& text);
    /// Takes the keyboard: to the texts once they are compared.
    void enter();
    [[nodiscard]] const QString& place() const { return m_place; }

Q_SIGNALS:
    void leaveWished();
    void asDraftWished(const QString& place);
    void takeWished(const QString& place);
    void replaceWished(const QString& place);

private:
    void build();

    QString m_place;
    QLabel* m_sentence;
    ComparePanel* m_panel;
    QPushButton* m_leave;
    QPushButton* m_asDraft;
    QPushButton* m_take;
    QPushButton* m_replace;
};

} // namespace brickwork
