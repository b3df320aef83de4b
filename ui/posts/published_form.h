// Where and when a post went out that the writer published by hand: its address and, if it was not just now,
// the time. It checks only what a look at the fields can tell.
#pragma once

#include <QDateTime>
#include <QUrl>
#include <QWidget>

class QCheckBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;

namespace brickwork {

class PublishedForm final : public QWidget
{
    Q_OBJECT

public:
    /// `objectName` begins the names of the fields.
    explicit PublishedForm(const QString& objectName, QWidget* parent = nullptr);

    /// Empty, or with the address it had before; the cursor in the first field.
    void open(const QString& address, const QString& example);
    /// It was not recorded: why.
    void refuse(const QString& sentence);

    [[nodiscard]] QUrl address() const; ///< empty while it is none
    /// A reading of the wall clock, or invalid for now.
    [[nodiscard]] QDateTime when() const;

Q_SIGNALS:
    void changed();
    void entered(); ///< Enter in the field of the address

private:
    void build(const QString& objectName);
    void check();

    QLineEdit* m_address;
    QCheckBox* m_otherTime;
    QDateTimeEdit* m_when;
    QLabel* m_notice;
};

} // namespace brickwork
