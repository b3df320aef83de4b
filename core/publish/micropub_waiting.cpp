#include "core/publish/micropub_delivery.h"

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace brickwork {

QString micropubMarker(const QString& token)
{
    return u"Brickwork is writing this post ("_s + token + u")."_s;
}

Result<MicropubStanding> awaitStanding(const MicropubApi& api, const QString& url, const Errand& errand,
                                       std::chrono::milliseconds patience,
                                       const std::function<bool(const MicropubStanding&)>& arrived)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    std::chrono::milliseconds pause = 200ms;
    constexpr std::chrono::milliseconds longestPause = 3s;
    for (;;) {
        auto there = api.standing(url);
        if (!there || arrived(*there) || errand.cancelled() ||
            std::chrono::steady_clock::now() + pause > until)
            return there;
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, longestPause);
    }
}

} // namespace brickwork
