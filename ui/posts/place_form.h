// The form for a place to publish to: a site of one's own with one press, or a folder on this computer. It
// gives a TargetConfig and checks only what a look at the fields can tell; other kinds are added elsewhere.
#pragma once

#include "core/publish/plan.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace brickwork {

class ElidedLabel;
class GeneratorFinder;
class Theme;

class PlaceForm final : public QWidget
{
    Q_OBJECT

public:
    explicit PlaceForm(Theme& theme, QWidget* parent = nullptr);

    /// Empties the form; `taken` are the names of the places there are, `site` is offered if there is one.
    void reset(const QStringList& taken, const std::optional<TargetConfig>& site = {});
    /// A refusal stays until a field is changed.
    void refuse(const QString& sentence);
    [[nodiscard]] bool isComplete() const;
    /// Options hold only what was filled in: path, and generator and url if there are any.
    [[nodiscard]] TargetConfig target() const;
    [[nodiscard]] QWidget* firstField() const;

Q_SIGNALS:
    void changed();       ///< isComplete() may be different
    void heightChanged(); ///< a sentence came or went
    void siteWished(const brickwork::TargetConfig& site);
    void otherKindWished(); ///< WordPress and the like

private:
    [[nodiscard]] QWidget* makeOffer();
    [[nodiscard]] QWidget* makeFields();
    void fillKinds();
    void check();
    void choose();
    void takeGenerator(const QString& generator);
    void tell(const QString& sentence);
    void dress();
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString generator() const; ///< empty: the built-in site

    std::optional<TargetConfig> m_site;
    QStringList m_taken;
    QFrame* m_offer;
    QLabel* m_offerHeading;
    QLabel* m_offerSentence;
    ElidedLabel* m_offerFolder;
    QPushButton* m_makeSite;
    QLabel* m_or;
    QLineEdit* m_name;
    QLineEdit* m_folder;
    QPushButton* m_choose;
    QComboBox* m_kind;
    QLineEdit* m_address;
    QLabel* m_notice;
    QPushButton* m_other;
    GeneratorFinder* m_finder;
    bool m_ownKind = false; ///< chosen by the writer
};

} // namespace brickwork
