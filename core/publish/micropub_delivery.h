// One delivery of a post to a Micropub server, from what stands there to what can be read back. Where the
// server keeps drafts, the post is begun as one that bears the token and made public when it is whole; else
// it is sent in one request, by which time its pictures are there.
#pragma once

#include "core/publish/micropub_api.h"

namespace brickwork {

struct MicropubHabits
{
    bool drafts = false;                        ///< post-status is understood
    std::chrono::milliseconds patience{60'000}; ///< for a post that is promised
};

/// In the text of a draft that is begun, so that it is known again; readers never see it.
[[nodiscard]] QString micropubMarker(const QString& token);

/// Errors: as Target::deliver().
[[nodiscard]] Result<Receipt> deliverByMicropub(const MicropubApi& api, const MicropubOffer& offer,
                                                const MicropubHabits& habits, const PublishPlan& plan,
                                                const PublishRequest& request, const Errand& errand);

/// Looks until `arrived` is true of what stands there, at most for `patience`; the last look is returned.
[[nodiscard]] Result<MicropubStanding>
awaitStanding(const MicropubApi& api, const QString& url, const Errand& errand,
              std::chrono::milliseconds patience,
              const std::function<bool(const MicropubStanding&)>& arrived);

} // namespace brickwork
