// What only a program that publishes needs beside the services: targets of every kind, and a desk for orders
// that are carried out off the window's thread.
#pragma once

#include "app/services.h"
#include "core/flows/publish_runner.h"

namespace brickwork {

/// Lets the services' flow publish to every kind of target.
void allowEveryTarget(Services& services);

/// Opens the workspace once more for each order, as another process would. `clock` must outlive the opener.
[[nodiscard]] DeskOpener deskOpener(const Workspace& workspace, const Places& places, const Clock& clock);

} // namespace brickwork
