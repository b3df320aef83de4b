// One option of a place to publish to, as a field that fits its shape: a line, a folder with a way to choose
// one, a choice or a switch. It holds a value and says when the writer changed it.
#pragma once

#include "core/publish/kinds.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace brickwork {

class OptionField final : public QWidget
{
    Q_OBJECT

public:
    /// `name` is the object name of the control inside.
    OptionField(OptionInfo option, const QString& name, QWidget* parent);

    [[nodiscard]] const OptionInfo& option() const { return m_option; }
    /// As it would be stored; empty for what is not given.
    [[nodiscard]] QString value() const;
    void setValue(const QString& value); ///< says nothing
    /// Keeps the chosen word if it is among them, else takes the first.
    void setChoices(const std::vector<OptionChoice>& choices);
    /// What the caption stands for and what gets the focus.
    [[nodiscard]] QWidget* control() const;

Q_SIGNALS:
    void edited();
    void entered(); ///< Return in a line

private:
    void makeLine(const QString& name);
    void makeChoice(const QString& name);
    void makeSwitch(const QString& name);
    void chooseFolder();

    OptionInfo m_option;
    QLineEdit* m_line = nullptr;
    QComboBox* m_choice = nullptr;
    QCheckBox* m_switch = nullptr;
};

} // namespace brickwork
