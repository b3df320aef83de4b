// The form for a place to publish to: a folder on this computer, with or without a site generator. It gives a
// TargetConfig and checks only what a look at the fields can tell.
#pragma once

#include "core/publish/plan.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace brickwork {

class PlaceForm final : public QWidget
{
    Q_OBJECT

public:
    explicit PlaceForm(QWidget* parent = nullptr);

    /// Empties the form; `taken` are the names of the places there are.
    void reset(const QStringList& taken);
    /// A refusal stays until a field is changed.
    void refuse(const QString& sentence);
    [[nodiscard]] bool isComplete() const;
    /// Options hold only what was filled in: path and generator, and url if there is one.
    [[nodiscard]] TargetConfig target() const;
    [[nodiscard]] QWidget* firstField() const;

Q_SIGNALS:
    void changed();       ///< isComplete() may be different
    void heightChanged(); ///< a sentence came or went

private:
    void build();
    void check();
    void choose();
    void tell(const QString& sentence);
    [[nodiscard]] QString folder() const;

    QStringList m_taken;
    QLineEdit* m_name;
    QLineEdit* m_folder;
    QPushButton* m_choose;
    QComboBox* m_kind;
    QLineEdit* m_address;
    QLabel* m_notice;
};

} // namespace brickwork
