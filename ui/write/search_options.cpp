#include "ui/write/search_options.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int iconSide = 18;
constexpr std::array icons{"match-case"_L1, "whole-word"_L1, "expression"_L1};

} // namespace

QToolButton* searchButton(const QString& objectName, const QString& says, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setAccessibleName(says);
    button->setToolTip(says);
    button->setIconSize(QSize(iconSide, iconSide));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

SearchOptions::SearchOptions(Theme& theme, const QString& prefix, QWidget* serves)
    : QWidget(serves), m_theme(theme), m_buttons()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs / 2);
    const std::array texts{tr("Match case"), tr("Whole words only"), tr("Regular expression")};
    constexpr std::array names{"case"_L1, "words"_L1, "expression"_L1};
    constexpr std::array keys{Qt::Key_C, Qt::Key_W, Qt::Key_R};
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        auto* action = new QAction(serves);
        action->setShortcut(Qt::ALT | keys[i]);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        serves->addAction(action);
        QToolButton* button = searchButton(prefix + u'.' + names[i], texts[i], this);
        button->setToolTip(u"%1 (%2)"_s.arg(texts[i], action->shortcut().toString(QKeySequence::NativeText)));
        button->setCheckable(true);
        row->addWidget(button);
        connect(action, &QAction::triggered, button, &QToolButton::toggle);
        connect(button, &QToolButton::toggled, this, [this] {
            recolour();
            Q_EMIT changed();
        });
        m_buttons[i] = button;
    }
    connect(&m_theme, &Theme::changed, this, &SearchOptions::recolour);
    recolour();
}

SearchFor SearchOptions::wanted(const QString& text) const
{
    return {.text = text,
            .matchCase = m_buttons[0]->isChecked(),
            .wholeWords = m_buttons[1]->isChecked(),
            .expression = m_buttons[2]->isChecked()};
}

void SearchOptions::setOptions(const SearchFor& wanted)
{
    const std::array on{wanted.matchCase, wanted.wholeWords, wanted.expression};
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const QSignalBlocker quiet(m_buttons[i]);
        m_buttons[i]->setChecked(on[i]);
    }
    recolour();
}

void SearchOptions::recolour()
{
    const Tokens& t = m_theme.tokens();
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setIcon(Theme::icon(icons[i], m_buttons[i]->isChecked() ? t.brick : t.faint));
}

} // namespace brickwork
