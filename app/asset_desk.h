// Stores the pictures that are put into the open draft beside it, in another thread, and has them linked;
// asks for files to put in. What cannot be stored is said, and the text stays as it is.
#pragma once

#include "core/workspace/workspace.h"

#include <QObject>

namespace brickwork {

class DraftLibrary;
class DraftSession;
class MainWindow;
struct Asset;
struct LinkedFile;
struct PutFiles;

class AssetDesk final : public QObject
{
    Q_OBJECT

public:
    AssetDesk(const Workspace& workspace, DraftLibrary& library, DraftSession& session, MainWindow& window);
    ~AssetDesk() override;

    /// Asks for pictures and puts them in at the cursor.
    void choose();

private:
    struct Stored;

    void put(const PutFiles& put);
    void link(quint64 place, const Stored& stored);
    [[nodiscard]] LinkedFile linkOf(const Asset& asset, const QString& words) const;
    [[nodiscard]] DraftId draftAt(const QString& path) const;
    void say(const Stored& stored, bool linked);

    Workspace m_workspace;
    DraftLibrary& m_library;
    DraftSession& m_session;
    MainWindow& m_window;
};

} // namespace brickwork
