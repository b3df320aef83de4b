// The fields of a place to publish to, made from what core/publish/kinds.h says of its kind: options first,
// then the secret and the name, rarely needed options behind a button. It holds what is typed and decides
// nothing; a folder that shows what it is made with is asked once.
#pragma once

#include "ui/settings/target_form_state.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace brickwork {

class GeneratorFinder;
class OptionField;
class SecretField;

class PlaceFields final : public QWidget
{
    Q_OBJECT

public:
    explicit PlaceFields(QWidget* parent);

    /// Empty fields for a new place of that kind; `known` are the names in use.
    void fill(const KindInfo& kind, const QStringList& known);
    /// The fields of a place there is: its name stays, and its secret unless another is typed.
    void fill(const KindInfo& kind, const TargetConfig& target);
    [[nodiscard]] const KindInfo& kind() const { return m_kind; }
    /// As it stands in the fields.
    [[nodiscard]] PlaceWish held() const;
    void focusFirst();
    /// The field a problem is about, shown if it was not.
    void focus(const QString& key);
    /// Forgets the secret and all else that was typed.
    void forget();
    /// Puts its fields into the order of Tab behind `before`; returns the last.
    QWidget* chain(QWidget* before);

Q_SIGNALS:
    void edited();
    void entered(); ///< Return in a line
    void resized(); ///< fields came or went

private:
    struct Row
    {
        QLabel* caption = nullptr; ///< none for a switch
        OptionField* field = nullptr;
        QLabel* hint = nullptr;
    };

    void make(const KindInfo& kind);
    void clear();
    void addOption(const OptionInfo& option);
    QLabel* addRow(const QString& caption, QWidget* field, QLabel* hint);
    void follow();
    void changed();
    void takeGenerator(const QString& generator);
    [[nodiscard]] OptionField* generatorField() const;
    [[nodiscard]] bool editing() const { return !m_edited.isEmpty(); }

    QStringList m_known;
    QString m_edited; ///< the name of the place that is edited
    KindInfo m_kind;
    bool m_ownName = false;      ///< typed by the writer
    bool m_ownGenerator = false; ///< chosen by the writer
    GeneratorFinder* m_finder;
    std::vector<Row> m_rows;
    QGridLayout* m_grid;
    QLabel* m_nameCaption = nullptr;
    QLineEdit* m_name;
    QLabel* m_secretCaption = nullptr;
    SecretField* m_secret;
    QLabel* m_secretHint = nullptr;
    QPushButton* m_more;
};

} // namespace brickwork
