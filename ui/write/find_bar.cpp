#include "ui/write/find_bar.h"

#include "ui/theme/theme.h"
#include "ui/write/search_options.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int fieldHeight = 30;
constexpr int narrowestField = 96;

/// A field of one line keeps line ends that are pasted as this sign, and gives them back.
constexpr QChar lineEndSign = u'\u23ce';

QLineEdit* field(const QString& name, const QString& says, QWidget* parent)
{
    auto* made = new QLineEdit(parent);
    made->setObjectName(name);
    made->setAccessibleName(says);
    made->setPlaceholderText(says);
    made->setMinimumHeight(fieldHeight);
    made->setMinimumWidth(narrowestField);
    return made;
}

} // namespace

FindBar::FindBar(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"findBar"_s);
    setAccessibleName(tr("Find and replace"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::m, space::s, space::m, space::s);
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::xs);
    grid->setColumnStretch(1, 1);
    buildFindRow(grid);
    buildReplaceRow(grid);
    setTabOrder(m_field, m_with);
    m_problem = new QLabel(this);
    m_problem->setObjectName(u"findBar.problem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(space::xs, 0, space::xs, 0);
    setLook(m_problem, Look::Faint);
    m_problem->hide();
    grid->addWidget(m_problem, 2, 1, 1, 2);
    showReplace(false);
    connect(&m_theme, &Theme::changed, this, &FindBar::recolour);
    recolour();
    setState({});
}

void FindBar::buildFindRow(QGridLayout* grid)
{
    m_expand = searchButton(u"findBar.expand"_s, tr("Replace too"), this);
    m_expand->setCheckable(true);
    m_field = field(u"findBar.field"_s, tr("Find in this draft"), this);
    m_field->setClearButtonEnabled(true);
    m_icon = m_field->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_options = new SearchOptions(m_theme, u"findBar"_s, this);
    m_limit = searchButton(u"findBar.limit"_s, tr("Only in the selection"), this);
    m_limit->setCheckable(true);
    m_count = new QLabel(this);
    m_count->setObjectName(u"findBar.count"_s);
    m_count->setAlignment(Qt::AlignCenter);
    setLook(m_count, Look::Faint);
    m_previous = searchButton(u"findBar.previous"_s, tr("Previous match"), this);
    m_previous->setToolTip(tr("Previous match (Shift+F3)"));
    m_next = searchButton(u"findBar.next"_s, tr("Next match"), this);
    m_next->setToolTip(tr("Next match (F3)"));
    m_close = searchButton(u"findBar.close"_s, tr("Close"), this);
    m_close->setToolTip(tr("Close (Esc)"));

    auto* row = new QHBoxLayout;
    row->setSpacing(space::xs / 2);
    row->addWidget(m_options);
    row->addWidget(m_limit);
    row->addSpacing(space::xs);
    row->addWidget(m_count);
    row->addSpacing(space::xs);
    for (QToolButton* button : {m_previous, m_next, m_close})
        row->addWidget(button);
    grid->addWidget(m_expand, 0, 0);
    grid->addWidget(m_field, 0, 1);
    grid->addLayout(row, 0, 2);

    connect(m_expand, &QToolButton::toggled, this, &FindBar::showReplace);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::wantedChanged);
    connect(m_options, &SearchOptions::changed, this, &FindBar::wantedChanged);
    connect(m_limit, &QToolButton::toggled, this, [this](bool on) {
        recolour();
        Q_EMIT limitChosen(on);
    });
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::closeRequested);
}

void FindBar::buildReplaceRow(QGridLayout* grid)
{
    m_with = field(u"findBar.with"_s, tr("Replace with"), this);
    m_with->installEventFilter(this);
    m_replaceRow = new QWidget(this);
    m_replace = new QPushButton(tr("Replace"), m_replaceRow);
    m_replace->setObjectName(u"findBar.replace"_s);
    m_replaceAll = new QPushButton(tr("Replace all"), m_replaceRow);
    m_replaceAll->setObjectName(u"findBar.replaceAll"_s);
    m_replaceAll->setToolTip(tr("Replace all (Ctrl+Enter)"));
    auto* row = new QHBoxLayout(m_replaceRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_replace);
    row->addWidget(m_replaceAll);
    row->addStretch(1);
    grid->addWidget(m_with, 1, 1);
    grid->addWidget(m_replaceRow, 1, 2);
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replaceRequested);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAllRequested);
    connect(m_with, &QLineEdit::textChanged, this, [this] { tellReplaceProblem({}); });
}

SearchFor FindBar::wanted() const
{
    QString text = m_field->text();
    return m_options->wanted(
        text.replace(lineEndSign, m_options->wanted({}).expression ? u"\\n"_s : u"\n"_s));
}

QString FindBar::replacement() const
{
    return m_with->text().replace(lineEndSign, u'\n');
}

void FindBar::setWanted(const SearchFor& wanted, bool limited)
{
    const QSignalBlocker quiet(m_field);
    const QSignalBlocker calm(m_limit);
    QString text = wanted.text;
    m_field->setText(text.replace(u'\n', lineEndSign));
    m_options->setOptions(wanted);
    m_limit->setChecked(limited);
    recolour();
}

void FindBar::setState(const FindState& state)
{
    m_state = state;
    m_count->setText(state.count);
    fitCount();
    const bool can = state.canStep;
    for (QToolButton* button : {m_previous, m_next})
        button->setEnabled(can);
    for (QPushButton* button : {m_replace, m_replaceAll})
        button->setEnabled(can && m_editable);
    m_field->setAccessibleDescription(state.problem.isEmpty() ? state.count
                                                              : state.count + u' ' + state.problem);
    showProblem();
    recolour();
}

/// The row stays where it is while the count runs; only a long one widens it.
void FindBar::fitCount()
{
    const QFontMetrics metrics(m_count->font());
    const int usual = metrics.horizontalAdvance(tr("%1 of %2").arg(u"888"_s, u"888"_s));
    m_count->setMinimumWidth(m_count->text().isEmpty() ? 0 : std::max(usual, m_count->sizeHint().width()));
}

void FindBar::tellReplaceProblem(const QString& sentence)
{
    m_replaceProblem = sentence;
    showProblem();
}

void FindBar::showProblem()
{
    const QString shown = m_state.problem.isEmpty() ? m_replaceProblem : m_state.problem;
    m_problem->setText(shown);
    m_problem->setVisible(!shown.isEmpty());
}

void FindBar::showReplace(bool on)
{
    const QSignalBlocker quiet(m_expand);
    m_expand->setChecked(on);
    m_with->setVisible(on);
    m_replaceRow->setVisible(on);
    recolour();
}

void FindBar::setEditable(bool on)
{
    m_editable = on;
    m_with->setEnabled(on);
    setState(m_state);
}

void FindBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::recolour()
{
    const Tokens& t = m_theme.tokens();
    m_icon->setIcon(Theme::icon(u"search"_s, m_state.nothing ? t.brick : t.faint));
    m_limit->setIcon(Theme::icon(u"in-selection"_s, m_limit->isChecked() ? t.brick : t.faint));
    m_previous->setIcon(Theme::icon(u"chevron-up"_s, t.faint));
    m_next->setIcon(Theme::icon(u"chevron-down"_s, t.faint));
    m_close->setIcon(Theme::icon(u"close"_s, t.faint));
    const QString aside = isRightToLeft() ? u"chevron-left"_s : u"chevron-right"_s;
    m_expand->setIcon(Theme::icon(m_expand->isChecked() ? u"chevron-down"_s : aside, t.faint));
    update();
}

// The page has Escape as a key of its own: within the bar it closes the bar.
bool FindBar::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::LayoutDirectionChange)
        recolour();
    return QWidget::event(event);
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT closeRequested();
    QWidget::keyPressEvent(event);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (!asks && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    // Ctrl+Enter is a key of the text too: within the bar it is the bar's.
    if (asks) {
        event->accept();
        return true;
    }
    const bool shift = key->modifiers() & Qt::ShiftModifier;
    if (watched == m_with) {
        if (!m_editable)
            return true;
        if (key->modifiers() & Qt::ControlModifier)
            Q_EMIT replaceAllRequested();
        else
            Q_EMIT replaceRequested();
    } else if (shift) {
        Q_EMIT previousRequested();
    } else {
        Q_EMIT nextRequested();
    }
    return true;
}

void FindBar::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.paper);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace brickwork
