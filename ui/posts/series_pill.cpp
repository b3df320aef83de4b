#include "ui/posts/series_pill.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QMenu>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widestName = 180;

/// A name is no place for mnemonics.
QString plain(QString name)
{
    return name.replace(u'&', u"&&"_s);
}

} // namespace

SeriesPill::SeriesPill(QWidget* parent) : QToolButton(parent)
{
    setObjectName(u"posts.series"_s);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Show the posts of one series"));
    setLook(this, Look::Pill);
    tell();
}

void SeriesPill::setNames(const QStringList& names)
{
    if (m_names == names)
        return;
    m_names = names;
    if (!names.contains(m_wanted))
        m_wanted.clear();
    tell();
}

void SeriesPill::choose(const QString& series)
{
    m_wanted = series;
    tell();
    Q_EMIT chosen(series);
}

void SeriesPill::tell()
{
    auto* menu = new QMenu(this);
    const auto add = [&](const QString& text, const QString& series) {
        QAction* action = menu->addAction(plain(text));
        action->setCheckable(true);
        action->setChecked(series == m_wanted);
        connect(action, &QAction::triggered, this, [this, series] { choose(series); });
    };
    add(tr("All series"), {});
    menu->addSeparator();
    for (const QString& name : std::as_const(m_names))
        add(name, name);
    if (QMenu* before = this->menu())
        before->deleteLater(); // it may be what was chosen from
    setMenu(menu);
    const QString shown = m_wanted.isEmpty() ? tr("All series") : m_wanted;
    // The arrow says that there is more to choose from.
    setText(plain(fontMetrics().elidedText(shown, Qt::ElideRight, widestName)) + u" ▾"_s);
    setAccessibleName(tr("Posts of which series: %1").arg(shown));
    setVisible(!m_names.isEmpty());
}

} // namespace brickwork
