// Everything without a window that the program needs for one workspace, built once and in order. The command
// line and the window both start here; nothing else constructs services.
#pragma once

#include "core/base/clock.h"
#include "core/flows/logbook.h"
#include "core/flows/publish_flow.h"
#include "core/flows/writing_ledger.h"
#include "core/store/store.h"
#include "core/workspace/workspace.h"

#include <memory>

namespace brickwork {

/// Where the program keeps what is not the writer's.
struct Places
{
    QString data; ///< stores and backups: <data>/workspaces/<id>/
    /// From the environment (XDG_DATA_HOME), for the application "brickwork".
    [[nodiscard]] static Places standard();
};

struct Services
{
    Workspace workspace;
    std::unique_ptr<Store> store;
    std::unique_ptr<Logbook> logbook;
    std::unique_ptr<PublishFlow> publishing;
    std::unique_ptr<WritingLedger> ledger;
    Places places;
    QStringList notices; ///< of the opening: sentences on what was found and done
};

/// Opens the workspace in `folder` with its store. A folder that is a copy of another workspace (same id,
/// other place, the first still there) gets an id and a store of its own; if the copy cannot be written to,
/// an id that only this computer knows, the same at each opening.
[[nodiscard]] Result<Services> openServices(const QString& folder, const Places& places, const Clock& clock);

/// Opens once more what is open already, with a store and a logbook of its own: for another thread.
[[nodiscard]] Result<Services> reopenServices(const Workspace& workspace, const Places& places,
                                              const Clock& clock);

/// The folder opened last, or empty; remembered in the user's settings file.
[[nodiscard]] QString lastWorkspace();
void rememberWorkspace(const QString& folder);

} // namespace brickwork
