// The part of the newsletter sheet that may be long: pictures to be put in by hand, what does not come along
// and what is left to do; and how much room all of it gets.

#include "ui/posts/copy_button.h"
#include "ui/posts/elided_label.h"
#include "ui/posts/newsletter_sheet.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 600;
constexpr int iconSide = 16;

void empty(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (QLayout* inner = item->layout())
            empty(*inner);
        delete item->widget();
        delete item;
    }
}

} // namespace

void NewsletterSheet::fillNotes()
{
    m_pictures.clear();
    empty(*m_notes);
    if (!m_state.pictures.empty())
        addPictures();
    addNotes(tr("What does not come along"), m_state.losses, u"information"_s, u"newsletter.loss"_s);
    addNotes(tr("Left to do in %1").arg(m_state.editor), m_state.leftToDo, u"chevron-right"_s,
             u"newsletter.leftToDo"_s);
    if (m_state.ready && m_state.problem.isEmpty() && m_notes->isEmpty()) {
        QLabel* whole = noteLabel(tr("All of it comes along."), u"newsletter.whole"_s);
        setLook(whole, Look::Faint);
        m_notes->addWidget(whole);
    }
    m_scroll->setVisible(!m_notes->isEmpty());
    // What was made just now would come last by keyboard, not where it stands.
    QWidget* before = row(NewsletterPart::Text).copy;
    for (QPushButton* button : m_scroll->widget()->findChildren<QPushButton*>())
        setTabOrder(std::exchange(before, button), button);
}

QLabel* NewsletterSheet::noteLabel(const QString& text, const QString& objectName) const
{
    auto* label = new LeadingLabel(text, m_scroll->widget());
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(Theme::font(TextSize::Small));
    return label;
}

void NewsletterSheet::addNotes(const QString& heading, const QStringList& sentences, const QString& icon,
                               const QString& objectName)
{
    if (sentences.isEmpty())
        return;
    QLabel* head = noteLabel(heading, objectName + u".heading"_s);
    head->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    head->setContentsMargins(0, space::xs, 0, 0);
    m_notes->addWidget(head);
    for (const QString& sentence : sentences) {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::s);
        auto* mark = new QLabel(m_scroll->widget());
        mark->setPixmap(
            Theme::icon(icon, theme().tokens().faint).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
        row->addWidget(mark, 0, Qt::AlignTop);
        row->addWidget(noteLabel(sentence, objectName), 1);
        m_notes->addLayout(row);
    }
}

void NewsletterSheet::addPictures()
{
    QLabel* head = noteLabel(tr("Pictures to put in by hand"), u"newsletter.pictures"_s);
    head->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    m_notes->addWidget(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::xs);
    grid->setColumnStretch(0, 1);
    for (int index = 0; index < static_cast<int>(m_state.pictures.size()); ++index)
        addPicture(*grid, index);
    m_notes->addLayout(grid);
}

void NewsletterSheet::addPicture(QGridLayout& grid, int index)
{
    const HandPicture& picture = m_state.pictures[static_cast<size_t>(index)];
    QWidget* inside = m_scroll->widget();
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* line = new ElidedLabel(Qt::ElideRight, inside);
    line->setObjectName(u"newsletter.picture.line"_s);
    line->setFont(Theme::font(TextSize::Small));
    line->setFullText(picture.line);
    auto* detail = new ElidedLabel(Qt::ElideMiddle, inside);
    detail->setFont(Theme::font(TextSize::Tiny));
    detail->setFullText(picture.detail);
    setLook(detail, Look::Faint);
    words->addWidget(line);
    words->addWidget(detail);
    grid.addLayout(words, index, 0);
    if (picture.onDisk) {
        auto* show = new QPushButton(tr("Show"), inside);
        show->setObjectName(u"newsletter.picture.show"_s);
        show->setAccessibleName(tr("Show in the file manager: %1").arg(picture.line));
        setLook(show, Look::Quiet);
        connect(show, &QPushButton::clicked, this, [this, index] { Q_EMIT pictureShowWished(index); });
        grid.addWidget(show, index, 1);
    }
    if (picture.copiable) {
        auto* copy = new CopyButton(theme(), tr("Copy picture"), inside);
        copy->setObjectName(u"newsletter.picture.copy"_s);
        copy->setProperty("picture", index);
        copy->setAccessibleName(tr("Copy the picture: %1").arg(picture.line));
        connect(copy, &QPushButton::clicked, this, [this, index] { Q_EMIT pictureCopyWished(index); });
        grid.addWidget(copy, index, 2);
        m_pictures.push_back(copy);
    }
}

/// In the middle, as high as its content wants and the window allows: then the notes scroll.
void NewsletterSheet::place()
{
    for (QWidget* child : findChildren<QWidget*>())
        child->ensurePolished();
    const QSize room = parentWidget()->size() - QSize(2 * space::xl, 2 * space::xl);
    const int width = std::min(sheetWidth, room.width());
    const QMargins margins = layout()->contentsMargins();
    const int inside = width - margins.left() - margins.right();
    m_notes->activate();
    const int wanted = m_notes->hasHeightForWidth() ? m_notes->totalHeightForWidth(inside)
                                                    : m_notes->totalSizeHint().height();
    m_scroll->setFixedHeight(0);
    layout()->invalidate();
    layout()->activate();
    const int bare = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                   : layout()->totalSizeHint().height();
    const bool shown = m_step == Step::Copy && !m_notes->isEmpty();
    const int height = shown ? std::clamp(room.height() - bare, 0, wanted) : 0;
    m_scroll->setFixedHeight(height);
    // It has the keyboard only if it scrolls and there is nothing in it to be reached.
    m_scroll->setFocusPolicy(height < wanted && m_pictures.empty() ? Qt::TabFocus : Qt::NoFocus);
    resize(width, bare + height);
    layout()->activate();
    move((parentWidget()->width() - width) / 2, (parentWidget()->height() - this->height()) / 2);
}

} // namespace brickwork
