// The part of the settings page that is about writing: how text is set in editor and preview, and what the
// keys do by themselves. It shows a WritingStyle and says which one the writer wishes; whether it holds is
// decided elsewhere, and a control goes back to what holds when the wish was not granted.
#pragma once

#include "ui/theme/writing_style.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;

namespace brickwork {

class CountField;
class SettingsSection;

class WritingForm final : public QWidget
{
    Q_OBJECT

public:
    explicit WritingForm(QWidget* parent = nullptr);

    /// Says nothing and leaves a field alone while it is being edited.
    void setStyle(const WritingStyle& style);

Q_SIGNALS:
    void chosen(const brickwork::WritingStyle& style);

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Change = std::function<void(WritingStyle&)>;

    [[nodiscard]] SettingsSection* makeText();
    [[nodiscard]] SettingsSection* makeKeys();
    [[nodiscard]] QComboBox* makeFamily(QWidget* parent);
    [[nodiscard]] QWidget* makeColumn(QWidget* parent);
    [[nodiscard]] CountField* makeCount(const QString& name, const QString& spoken, CountField* field,
                                        int WritingStyle::* value);
    [[nodiscard]] QCheckBox* makeSwitch(const QString& name, const QString& text, bool WritingStyle::* value,
                                        QWidget* parent);
    void fillFamilies();
    void wish(const Change& change);
    void showStyle();
    void showFamily();

    WritingStyle m_style;
    QComboBox* m_family = nullptr;
    CountField* m_zoom = nullptr;
    CountField* m_lines = nullptr;
    CountField* m_column = nullptr;
    QCheckBox* m_wide = nullptr;
    QComboBox* m_lit = nullptr;
    QCheckBox* m_typewriter = nullptr;
    QCheckBox* m_spelling = nullptr;
    QCheckBox* m_smart = nullptr;
    QCheckBox* m_pairs = nullptr;
    bool m_filled = false;
};

} // namespace brickwork
