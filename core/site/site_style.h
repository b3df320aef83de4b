// The stylesheet of the built-in site: one small file, light and dark, for phones, desks and paper.
#pragma once

#include <QByteArray>

namespace brickwork {

[[nodiscard]] QByteArray siteStyle();

} // namespace brickwork
