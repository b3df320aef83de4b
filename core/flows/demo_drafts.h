// The texts of the demo workspace, by the folder they stand in.
#pragma once

#include "core/flows/demo.h"

namespace brickwork {

[[nodiscard]] std::vector<DemoDraft> demoEssays();
[[nodiscard]] std::vector<DemoDraft> demoTechnicalEssays();
[[nodiscard]] std::vector<DemoDraft> demoEssaysInOtherLanguages();
[[nodiscard]] std::vector<DemoDraft> demoNewsletter();
[[nodiscard]] std::vector<DemoDraft> demoBook();
[[nodiscard]] std::vector<DemoDraft> demoIdeas();

} // namespace brickwork
