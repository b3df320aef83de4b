// The sheet that asks or tells one thing and waits for an answer: heading, faint text, perhaps a field or a
// content of its own, and one to three answers. Escape and the window's closing are the safe answer.
#pragma once

#include <QDialog>
#include <QIcon>
#include <QPointer>
#include <QStringList>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace brickwork {

class Scrim;

struct Question
{
    QString heading;
    QString text;        ///< plain; may be empty
    QStringList answers; ///< one to three: the first is the filled one, Enter gives it
    int safe = 0;        ///< index of the answer that Escape gives
    QIcon picture = {};  ///< beside the heading, if there is one
};

class AskSheet : public QDialog
{
    Q_OBJECT

public:
    /// Rises over the window of `parent`, which steps back behind a veil.
    AskSheet(const Question& question, QWidget* parent);
    ~AskSheet() override;

    /// A field below the text with its words selected. While it is empty the first answer rests.
    void addField(const QString& label, const QString& words);
    /// Without spaces around; empty without a field.
    [[nodiscard]] QString field() const;

    /// Shows the sheet and waits: the index of the answer.
    [[nodiscard]] int ask();

    void setVisible(bool visible) override;

protected:
    /// Between the text and the answers.
    void setContent(QWidget* content);
    /// The height that everything takes at the width the sheet will have.
    [[nodiscard]] int wantedHeight();
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const Question& question);
    void addAnswers(const QStringList& answers);
    void arrangeAnswers();
    [[nodiscard]] int wantedWidth();

    QLabel* m_picture;
    QLabel* m_heading;
    QLabel* m_text;
    QLineEdit* m_field = nullptr;
    QList<QPushButton*> m_buttons; ///< as the answers
    QBoxLayout* m_column;
    QBoxLayout* m_body;
    QBoxLayout* m_answers;
    QPointer<Scrim> m_scrim;
    int m_answer;
};

} // namespace brickwork
