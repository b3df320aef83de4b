// A post that stands at several places: what can be done with it at one of them.
#include "ui/posts/posts_page.h"

#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

std::vector<PostOutlet> placesToTakeBack(const PostRow& row)
{
    std::vector<PostOutlet> places;
    std::ranges::copy_if(row.outlets, std::back_inserter(places),
                         [](const PostOutlet& outlet) { return outlet.live && !outlet.target.isEmpty(); });
    return places;
}

} // namespace

/// One place after the other: open, copy, take back.
void PostsPage::addPlaces(QMenu& menu, const PostRow& row)
{
    if (row.outlets.size() < 2)
        return;
    for (const PostOutlet& outlet : row.outlets) {
        if (!outlet.live)
            continue;
        menu.addSeparator();
        if (!outlet.url.isEmpty()) {
            connect(menu.addAction(tr("Open on %1").arg(outlet.name)), &QAction::triggered, this,
                    [this, url = outlet.url] { Q_EMIT openPageRequested(url); });
            connect(menu.addAction(tr("Copy link of %1").arg(outlet.name)), &QAction::triggered, this,
                    [this, url = outlet.url] { Q_EMIT copyLinkRequested(url); });
        }
        if (!outlet.target.isEmpty())
            connect(
                menu.addAction(tr("Take back from %1").arg(outlet.name)), &QAction::triggered, this,
                [this, key = row.key, target = outlet.target] { Q_EMIT retractFromRequested(key, target); });
    }
}

/// From one place there is nothing to choose; from several the writer says which.
void PostsPage::askFromWhere(const PostRow& row)
{
    const std::vector<PostOutlet> places = placesToTakeBack(row);
    if (places.size() < 2)
        return Q_EMIT retractRequested(row.key);
    auto* menu = new QMenu(this);
    menu->setObjectName(u"posts.retract.menu"_s);
    menu->setAccessibleName(tr("Take back from"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const PostOutlet& place : places)
        connect(menu->addAction(tr("From %1").arg(place.name)), &QAction::triggered, this,
                [this, key = row.key, target = place.target] { Q_EMIT retractFromRequested(key, target); });
    menu->addSeparator();
    connect(menu->addAction(tr("From everywhere")), &QAction::triggered, this,
            [this, key = row.key] { Q_EMIT retractRequested(key); });
    const QPushButton* button = m_buttons[TakeBack];
    const QPoint above(0, -menu->sizeHint().height());
    menu->popup(button->mapToGlobal(above));
    menu->setActiveAction(menu->actions().constFirst());
}

} // namespace brickwork
