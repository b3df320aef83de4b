// The form that adds a folder to publish to. It says what the writer wants added and keeps all that was typed
// until the place is there; whether it may be added is decided elsewhere.
#pragma once

#include "core/publish/plan.h"

#include <QFrame>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace brickwork {

class TargetForm final : public QFrame
{
    Q_OBJECT

public:
    explicit TargetForm(QWidget* parent = nullptr);

    /// The names in use. If the one asked for is among them now, it was granted: the form is emptied.
    void setKnown(const QStringList& names);
    void start(); ///< shows the form, on its first field

Q_SIGNALS:
    void addRequested(const brickwork::TargetConfig& target);
    void closed(); ///< granted or given up

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void addField(QGridLayout* grid, const QString& caption, QWidget* field, const QString& name);
    void fillChoices();
    void followChoices();
    void chooseFolder();
    void wish();
    void refuse(const QString& sentence, QWidget* field);
    void close();

    QLineEdit* m_name;
    QLineEdit* m_folder;
    QPushButton* m_choose;
    QComboBox* m_generator;
    QComboBox* m_format;
    QComboBox* m_frontMatter;
    QLineEdit* m_address;
    QLabel* m_notice;
    QStringList m_known;
    QString m_wished; ///< asked for, not there yet
};

} // namespace brickwork
