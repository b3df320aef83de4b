// The two things that can be changed in the day panel: its brick and its rest. A form knows what it was
// opened with, so it can say whether something would be lost; it logs nothing.
#pragma once

#include "core/habit/log.h"

#include <QFrame>
#include <QStringList>

#include <functional>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace brickwork {

class LeadingLabel;

/// What picks a size. The window hands in the one of the Stack sheet: a page knows no other room's widgets.
struct SizeField
{
    QWidget* widget = nullptr;
    std::function<BrickSize()> size;
    std::function<void(BrickSize)> setSize;
};

struct BrickFields
{
    BrickSize size = BrickSize::Normal;
    QString note;
    QString direction;
    friend bool operator==(const BrickFields&, const BrickFields&) = default;
};

/// Note, size and direction of a brick. Enter in the note makes a line, Ctrl+Enter saves, Escape cancels.
class DayBrickForm final : public QFrame
{
    Q_OBJECT

public:
    explicit DayBrickForm(QWidget* parent);

    void setSizeField(const SizeField& field);
    /// `save` is the text of the button that saves.
    void open(const QString& title, const QString& save, const BrickFields& fields,
              const QStringList& directions);
    [[nodiscard]] BrickFields fields() const;
    [[nodiscard]] bool isChanged() const { return !isHidden() && fields() != m_opened; }
    /// A sentence above the buttons; empty for none.
    void setNotice(const QString& sentence);
    void takeFocus();
    /// What the Tab key reaches, in order.
    [[nodiscard]] QList<QWidget*> stops() const;

Q_SIGNALS:
    void saved();
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void setDirections(const QStringList& directions);

    LeadingLabel* m_title;
    QPlainTextEdit* m_note;
    QComboBox* m_direction;
    LeadingLabel* m_notice;
    QPushButton* m_cancel;
    QPushButton* m_save;
    QVBoxLayout* m_column;
    SizeField m_size;
    BrickFields m_opened;
};

/// The reason of a rest. Enter saves, Escape cancels.
class DayRestForm final : public QFrame
{
    Q_OBJECT

public:
    explicit DayRestForm(QWidget* parent);

    void open(const QString& title);
    [[nodiscard]] QString reason() const;
    [[nodiscard]] bool isChanged() const { return !isHidden() && !reason().isEmpty(); }
    void setNotice(const QString& sentence);
    void takeFocus();
    [[nodiscard]] QList<QWidget*> stops() const;

Q_SIGNALS:
    void saved();
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    LeadingLabel* m_title;
    QLineEdit* m_reason;
    LeadingLabel* m_notice;
    QPushButton* m_cancel;
    QPushButton* m_save;
};

} // namespace brickwork
