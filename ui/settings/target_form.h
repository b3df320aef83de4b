// The form for a place to publish to: its kind is picked first, then its fields come from what
// core/publish/kinds.h says of it. It says what the writer wants and keeps all that was typed until it is
// told that the place is there; whether it may be is decided elsewhere.
#pragma once

#include "ui/settings/target_form_state.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace brickwork {

class ConnectionLine;
class KindCards;
class PlaceFields;

class TargetForm final : public QFrame
{
    Q_OBJECT

public:
    explicit TargetForm(Theme& theme, QWidget* parent = nullptr);

    /// The names in use.
    void setKnown(const QStringList& names) { m_known = names; }
    void start();                          ///< for a new place: shows the kinds
    void edit(const TargetConfig& target); ///< its kind and name stay
    /// The place it asked for is there, or changed: the form is emptied.
    void granted();
    void refuse(const QString& sentence);
    /// How the test that it asked for stands.
    void setTest(const ConnectionState& state);
    /// Whether a test is its own.
    [[nodiscard]] bool isTesting() const;

Q_SIGNALS:
    void addRequested(const brickwork::TargetConfig& target, const QString& secret);
    void testRequested(const brickwork::TargetConfig& target, const QString& secret);
    void testCancelled();
    void closed(); ///< granted or given up
    void grown();  ///< it is taller now

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeButtons();
    void pick(const QString& kind);
    void showFields();
    void changed();
    void wish();
    void test();
    void mark(const PlaceProblem& problem);
    void close();
    [[nodiscard]] bool editing() const { return !m_edited.isEmpty(); }

    QStringList m_known;
    QString m_edited; ///< the name of the place that is edited
    QLabel* m_title;
    QLabel* m_about;
    QPushButton* m_other;
    KindCards* m_cards;
    PlaceFields* m_fields;
    QLabel* m_notice;
    ConnectionLine* m_connection;
    QPushButton* m_test;
    QPushButton* m_cancel;
    QPushButton* m_add;
};

} // namespace brickwork
