// The window in which something is picked by typing parts of its name: a field and the rows that fit. What
// there is to pick, and what picking does, is its heirs' matter.
#pragma once

#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace brickwork {

class Theme;

class PickDialog : public QDialog
{
    Q_OBJECT

protected:
    struct Words
    {
        QString object; ///< objectName
        QString title;
        QString placeholder;
        QString field; ///< accessible names
        QString list;
    };
    struct Row
    {
        QString text;
        QString detail;     ///< at the far edge
        QList<int> letters; ///< of the text, that were typed: they stand out
        int indent = 0;     ///< steps
    };

    PickDialog(Theme& theme, const Words& words, QWidget* parent);

    /// Fills the list with what fits; the first row becomes the current one.
    virtual void fill(const QString& typed) = 0;
    /// `index` is the number of the row.
    virtual void pick(int index, Qt::KeyboardModifiers modifiers) = 0;

    /// To be called once the heir is made, with what the field shall hold.
    void start(const QString& typed = {});
    void addRow(const Row& row);
    [[nodiscard]] QString typed() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refill();
    void choose(Qt::KeyboardModifiers modifiers);

    QLineEdit* m_field;
    QListWidget* m_list;
};

} // namespace brickwork
