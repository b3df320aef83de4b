#include "ui/frame/command_palette.h"

#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString plainName(const QAction* action)
{
    QString name = action->text();
    name.remove(u'&').remove(u'…');
    return name;
}

} // namespace

std::optional<int> paletteRank(const QString& name, const QString& typed)
{
    const QString wanted = typed.simplified();
    if (name.startsWith(wanted, Qt::CaseInsensitive))
        return 0;
    if (name.contains(u' ' + wanted, Qt::CaseInsensitive))
        return 1;
    if (name.contains(wanted, Qt::CaseInsensitive))
        return 2;
    qsizetype from = 0;
    for (const QChar letter : wanted) {
        if (letter.isSpace())
            continue;
        const qsizetype at = name.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        from = at + 1;
    }
    return 3;
}

CommandPalette::CommandPalette(Theme& theme, const QList<QAction*>& actions, QWidget* parent)
    : PickDialog(theme,
                 {.object = u"palette"_s,
                  .title = tr("Commands"),
                  .placeholder = tr("Type a command"),
                  .field = tr("Command"),
                  .list = tr("Commands")},
                 parent),
      m_actions(actions)
{
    start();
}

void CommandPalette::fill(const QString& typed)
{
    std::vector<std::pair<int, QAction*>> found;
    for (QAction* action : std::as_const(m_actions)) {
        if (action->text().isEmpty() || action->isSeparator() || action->menu() || !action->isEnabled())
            continue;
        if (const auto rank = paletteRank(plainName(action), typed))
            found.emplace_back(*rank, action);
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, QAction*>::first);
    m_shown.clear();
    for (const auto& [rank, action] : found) {
        addRow({.text = plainName(action),
                .detail = action->shortcut().toString(QKeySequence::NativeText),
                .letters = {},
                .indent = 0});
        m_shown.push_back(action);
    }
}

void CommandPalette::pick(int index, Qt::KeyboardModifiers)
{
    QAction* action = m_shown[static_cast<std::size_t>(index)];
    accept();
    action->trigger();
}

} // namespace brickwork
