#include "ui/stack/merge_card.h"

#include "ui/charts/brick_painter.h"
#include "ui/charts/wall_cell.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// As in the picker of sizes: the larger brick is wider as well as darker.
constexpr QSize room(60, 14);

double widthOf(BrickSize size)
{
    switch (size) {
    case BrickSize::Small:
        return 28;
    case BrickSize::Normal:
        return 44;
    case BrickSize::Large:
        return room.width();
    }
    Q_UNREACHABLE_RETURN(0);
}

} // namespace

class DrawnBrick final : public QWidget
{
public:
    DrawnBrick(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
    {
        setFixedSize(room);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    void setSize(BrickSize size)
    {
        m_size = size;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QRectF box(0, 0, widthOf(m_size), height());
        if (isRightToLeft())
            box.moveRight(width());
        WallCell cell;
        cell.kind = CellKind::Brick;
        cell.size = m_size;
        paintDay(painter, box, cell, m_theme.tokens());
    }

private:
    Theme& m_theme;
    BrickSize m_size = BrickSize::Normal;
};

MergeCard::MergeCard(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_brick(new DrawnBrick(theme, this)),
      m_summary(new LeadingLabel({}, this)), m_sentence(new LeadingLabel({}, this))
{
    setObjectName(u"stack.merge"_s);
    setAccessibleName(tr("After stacking"));
    setLook(this, Look::Card);
    m_summary->setObjectName(u"stack.merge.summary"_s);
    m_sentence->setObjectName(u"stack.merge.sentence"_s);
    for (QLabel* label : {m_summary, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setLook(m_sentence, Look::Faint);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::m, space::s, space::m, space::s);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(m_brick, 0, 0, Qt::AlignVCenter);
    grid->addWidget(m_summary, 0, 1);
    grid->addWidget(m_sentence, 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    connect(&m_theme, &Theme::changed, this, &MergeCard::tell);
    tell();
}

void MergeCard::setPreview(const MergePreview& preview)
{
    m_preview = preview;
    tell();
}

void MergeCard::tell()
{
    m_brick->setSize(m_preview.brick.size);
    m_summary->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    m_summary->setText(m_preview.summary);
    m_sentence->setFont(Theme::font(TextSize::Small));
    m_sentence->setText(m_preview.sentence);
}

} // namespace brickwork
