#include "ui/posts/place_list.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widestName = 280;

} // namespace

PlaceList::PlaceList(Theme& theme, QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(u"publish.places"_s);
    setAccessibleName(tr("Where to publish"));
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(space::m);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    connect(&theme, &Theme::changed, this, &PlaceList::dress);
}

void PlaceList::setPlaces(const std::vector<PlaceChoice>& places)
{
    const auto sameName = [](const PlaceChoice& a, const PlaceChoice& b) { return a.name == b.name; };
    if (!std::ranges::equal(places, m_places, sameName)) {
        for (const Row& row : m_rows) {
            delete row.box;
            delete row.about;
        }
        m_rows.clear();
        for (const PlaceChoice& place : places)
            addRow(place.name);
    }
    m_places = places;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QSignalBlocker itself(m_rows[i].box);
        m_rows[i].box->setChecked(places[i].chosen);
        m_rows[i].box->setAccessibleDescription(places[i].about);
        m_rows[i].about->setText(places[i].about);
    }
    dress();
}

void PlaceList::addRow(const QString& place)
{
    const auto index = static_cast<int>(m_rows.size());
    Row row{.box = new QCheckBox(this), .about = new LeadingLabel({}, this)};
    row.box->setObjectName(u"publish.place.%1"_s.arg(index));
    row.box->setAccessibleName(place);
    row.about->setTextFormat(Qt::PlainText);
    setLook(row.about, Look::Faint);
    connect(row.box, &QCheckBox::toggled, this, [this, place](bool on) { Q_EMIT chosen(place, on); });
    m_grid->addWidget(row.box, index, 0);
    m_grid->addWidget(row.about, index, 1);
    row.box->show(); // now: the sheet is measured before the layout would do it
    row.about->show();
    m_rows.push_back(row);
}

void PlaceList::dress()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QString& name = m_places[i].name;
        const QString shown = m_rows[i].box->fontMetrics().elidedText(name, Qt::ElideMiddle, widestName);
        m_rows[i].box->setText(QString(shown).replace(u'&', u"&&"_s));
        m_rows[i].box->setToolTip(shown == name ? QString() : name.toHtmlEscaped());
        m_rows[i].about->setFont(Theme::font(TextSize::Small));
    }
}

QWidget* PlaceList::firstStop() const
{
    const auto chosen = std::ranges::find(m_places, true, &PlaceChoice::chosen);
    if (m_rows.empty())
        return nullptr;
    const auto index = chosen == m_places.end() ? 0 : std::distance(m_places.begin(), chosen);
    return m_rows[static_cast<std::size_t>(index)].box;
}

QList<QWidget*> PlaceList::stops() const
{
    QList<QWidget*> all;
    for (const Row& row : m_rows)
        all << row.box;
    return all;
}

} // namespace brickwork
