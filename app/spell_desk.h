// Keeps the words the writer added to the dictionary (a plain text file among the settings, one a line) and
// those ignored in one draft, and tells the Write page of them.
#pragma once

#include "core/flows/draft_session.h"

#include <QObject>
#include <QSet>
#include <QString>

namespace brickwork {

class MainWindow;

class SpellDesk final : public QObject
{
    Q_OBJECT

public:
    SpellDesk(DraftSession& session, const Workspace& workspace, MainWindow& window);

    /// Where the writer's own words are.
    [[nodiscard]] static QString dictionaryFile();

private:
    void accept(const QString& word);
    void ignore(const QString& word);
    void show();
    [[nodiscard]] QString ignoredKey() const;

    DraftSession& m_session;
    Workspace m_workspace;
    MainWindow& m_window;
    QSet<QString> m_own;
    DraftId m_shown;
};

} // namespace brickwork
