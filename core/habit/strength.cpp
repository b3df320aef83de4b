#include "core/habit/strength.h"

#include <cmath>

namespace brickwork {

namespace {

class Score
{
public:
    explicit Score(double halfLifeDays) : m_kept(std::exp2(-1.0 / halfLifeDays)) {}

    void step(double value) { m_score = m_score * m_kept + value * (1.0 - m_kept); }
    [[nodiscard]] double value() const { return m_score; }

private:
    double m_kept;
    double m_score = 0;
};

} // namespace

std::vector<Scores> scoreSeries(const Timeline& timeline)
{
    std::vector<Scores> series;
    series.reserve(timeline.marks.size());
    Score strength(13);
    Score momentum(3);
    for (const DayMark& mark : timeline.marks) {
        if (mark.kind == DayKind::Brick || mark.kind == DayKind::Missed) {
            strength.step(mark.kind == DayKind::Brick ? 1.0 : 0.0);
            momentum.step(mark.weight / 2.0);
        }
        series.push_back({.strength = strength.value(), .momentum = momentum.value()});
    }
    return series;
}

} // namespace brickwork
