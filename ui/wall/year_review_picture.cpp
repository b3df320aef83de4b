#include "ui/wall/year_review_picture.h"

#include "ui/charts/brick_painter.h"
#include "ui/charts/wall_layout.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// The page, in units. Whatever the text size of a desktop, a picture that is passed on is set as a page is.
constexpr QSizeF page(800, 500);
constexpr qreal pixels = 2;        // a unit
constexpr qreal pageText = 10.5;   // points of its body
constexpr int dotsPerMetre = 3780; // 96 an inch: a point is a third more than a unit
constexpr qreal wallWidth = 316;
constexpr qreal margin = space::xl + space::l;
constexpr qreal wallMargin = space::xl + space::xs;

QFont pageFont(TextSize size, QFont::Weight weight = QFont::Normal, TextFace face = TextFace::Interface)
{
    const auto measure = [](const QFont& font) {
        return font.pointSizeF() > 0 ? font.pointSizeF() : static_cast<qreal>(font.pixelSize());
    };
    QFont font = Theme::font(size, weight, face);
    font.setPointSizeF(pageText * measure(font) / measure(Theme::font(TextSize::Body)));
    return font;
}

/// Words in lines of a width, the last of them elided.
QStringList linesOf(const QString& text, const QFont& font, QPaintDevice* device, qreal width, int most)
{
    QTextLayout layout(text, font, device);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (lines.size() + 1 == most) {
            lines
                << QFontMetricsF(font, device).elidedText(text.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

class ReviewPage
{
public:
    ReviewPage(QPainter& painter, const YearReview& review, const ReviewLook& look)
        : m_painter(painter), m_review(review), m_look(look)
    {
    }

    void paint()
    {
        m_painter.save();
        m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        m_painter.setLayoutDirection(m_look.direction);
        m_painter.fillRect(QRectF({}, page), tokens().paper);
        paintWall();
        const qreal top = paintHead();
        const qreal bottom = paintOwnWords(paintName());
        if (m_review.isEmpty())
            paintEmpty(top, bottom);
        else
            paintFigures(top, bottom);
        m_painter.restore();
    }

private:
    struct Line
    {
        QString lead;
        QStringList text;
    };

    [[nodiscard]] const Tokens& tokens() const { return m_look.tokens; }
    [[nodiscard]] bool mirrored() const { return m_look.direction == Qt::RightToLeft; }
    [[nodiscard]] QFontMetricsF metrics(const QFont& font) const { return {font, m_painter.device()}; }
    [[nodiscard]] bool hasOwnWords() const { return !m_review.titles.empty() || !m_review.notes.empty(); }
    static constexpr qreal textWidth() { return page.width() - wallWidth - 2 * margin; }

    /// Where a box stands that is `x` from the leading edge of the page.
    [[nodiscard]] QRectF placed(qreal x, qreal y, qreal width, qreal height) const
    {
        return {mirrored() ? page.width() - x - width : x, y, width, height};
    }

    /// One line of text from `x`, `y` on, elided where there is no more room. Returns where it ends below.
    qreal write(const QString& text, const QFont& font, const QColor& colour, qreal x, qreal y, qreal width)
    {
        const QFontMetricsF of = metrics(font);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        const Qt::Alignment side = mirrored() ? Qt::AlignRight : Qt::AlignLeft;
        m_painter.drawText(
            placed(x, y, width, of.height()),
            static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignTop | Qt::TextSingleLine | Qt::TextDontClip),
            of.elidedText(text, Qt::ElideRight, width));
        return y + of.height();
    }

    void paintWall();
    void paintMonths(const WallLayout& layout, const QPointF& origin);
    qreal paintHead();
    qreal paintName();
    qreal paintOwnWords(qreal bottom);
    void paintFigures(qreal top, qreal bottom);
    void paintFigure(const ReviewFigure& figure, qreal x, qreal y, qreal width);
    void paintEmpty(qreal top, qreal bottom);
    [[nodiscard]] std::vector<Line> ownLines(const QFont& font, qreal& lead) const;
    [[nodiscard]] WallShape shape() const;

    QPainter& m_painter;
    const YearReview& m_review;
    const ReviewLook& m_look;
};

/// Of the whole year, so that its bricks are as large while it is not over.
WallShape ReviewPage::shape() const
{
    WallShape shape{.plan = WallPlan::Courses, .starts = {}, .caps = {}, .laid = {}};
    if (m_review.courses.empty())
        return shape;
    for (Day start = m_review.courses.front().start; start <= Day(m_review.year, 12, 31);
         start = start.plus(7)) {
        const std::size_t course = shape.starts.size();
        shape.starts.push_back(start);
        shape.caps.push_back(
            course < m_review.courses.size() ? static_cast<int>(m_review.courses[course].posts()) : 0);
    }
    return shape;
}

void ReviewPage::paintWall()
{
    const Tokens& t = tokens();
    m_painter.fillRect(placed(page.width() - wallWidth, 0, wallWidth, page.height()), t.wall);
    const QFontMetricsF font = metrics(pageFont(TextSize::Tiny));
    qreal widest = 0;
    for (int month = 1; month <= 12; ++month)
        widest = std::max(
            widest, font.horizontalAdvance(m_review.locale.standaloneMonthName(month, QLocale::ShortFormat)));
    const WallLayout layout =
        layWall(shape(), QSizeF(wallWidth - 2 * wallMargin, page.height() - 2 * wallMargin),
                {.labelWidth = std::ceil(widest),
                 .labelHeight = std::ceil(font.height()),
                 .margin = 0,
                 .ratio = pixels,
                 .direction = m_look.direction});
    const QPointF origin =
        placed(page.width() - wallWidth + wallMargin, wallMargin, layout.size.width(), layout.size.height())
            .topLeft();
    m_painter.save();
    m_painter.translate(origin);
    DayBatch days(t);
    for (std::size_t course = 0; course < m_review.courses.size(); ++course)
        for (std::size_t day = 0; day < 7; ++day)
            days.add(layout.cells[course * 7 + day], m_review.courses[course].cells[day]);
    days.paint(m_painter);
    paintDots(m_painter, layout.caps, t.cap);
    m_painter.setPen(QPen(t.cap, 1.5));
    for (const QRectF& more : layout.more) {
        m_painter.drawLine(QPointF(more.left(), more.center().y()), QPointF(more.right(), more.center().y()));
        m_painter.drawLine(QPointF(more.center().x(), more.top()), QPointF(more.center().x(), more.bottom()));
    }
    m_painter.restore();
    paintMonths(layout, origin);
}

void ReviewPage::paintMonths(const WallLayout& layout, const QPointF& origin)
{
    m_painter.setFont(pageFont(TextSize::Tiny));
    m_painter.setPen(tokens().faint);
    const Qt::Alignment along = mirrored() ? Qt::AlignLeft : Qt::AlignRight;
    for (const WallMark& mark : layout.marks) {
        if (mark.day.date().year() != m_review.year || (m_review.until && mark.day > *m_review.until))
            continue;
        m_painter.drawText(
            mark.box.translated(origin),
            static_cast<int>(Qt::AlignVCenter | Qt::AlignAbsolute | along | Qt::TextDontClip),
            m_review.locale.standaloneMonthName(mark.day.date().month(), QLocale::ShortFormat));
    }
}

/// The year and what is said of it. Returns where the room below begins.
qreal ReviewPage::paintHead()
{
    const QFont large = pageFont(TextSize::Figure, QFont::Bold, TextFace::Serif);
    const qreal below =
        write(QString::number(m_review.year), large, tokens().brick, margin, margin - space::s, textWidth());
    return write(reviewSubtitle(m_review), pageFont(TextSize::Body), tokens().faint, margin, below,
                 textWidth());
}

/// Where it was made, in a word. Returns where the room above ends.
qreal ReviewPage::paintName()
{
    const QFont font = pageFont(TextSize::Tiny);
    const qreal top = page.height() - margin - metrics(font).height() + space::s;
    write(u"Brickwork"_s, font, tokens().faint, margin, top, textWidth());
    return top;
}

std::vector<ReviewPage::Line> ReviewPage::ownLines(const QFont& font, qreal& lead) const
{
    std::vector<Line> lines;
    for (std::size_t i = 0; i < m_review.titles.size(); ++i)
        lines.push_back({titleCaption(m_review, i), {m_review.titles[i].text}});
    for (const ReviewWords& note : m_review.notes)
        lines.push_back({reviewDate(note.day, m_review.locale), {note.text}});
    for (const Line& line : lines)
        lead = std::max(lead, metrics(font).horizontalAdvance(line.lead) + space::m);
    for (Line& line : lines)
        line.text = linesOf(line.text.front(), font, m_painter.device(), textWidth() - lead, 2);
    return lines;
}

/// Titles and notes, as far as they were asked for, standing on `bottom`. Returns where they begin.
qreal ReviewPage::paintOwnWords(qreal bottom)
{
    if (!hasOwnWords())
        return bottom;
    const QFont font = pageFont(TextSize::Small);
    qreal lead = 0;
    const std::vector<Line> lines = ownLines(font, lead);
    const qreal height = metrics(font).height();
    qreal y = bottom - space::l;
    for (const Line& line : lines)
        y -= static_cast<qreal>(line.text.size()) * height + space::xs;
    const qreal top = y;
    for (const Line& line : lines) {
        write(line.lead, font, tokens().faint, margin, y, lead);
        for (const QString& text : line.text)
            y = write(text, font, tokens().ink, margin + lead, y, textWidth() - lead);
        y += space::xs;
    }
    m_painter.fillRect(placed(margin, top - space::m, textWidth(), 1), tokens().line);
    return top - space::m;
}

void ReviewPage::paintFigure(const ReviewFigure& figure, qreal x, qreal y, qreal width)
{
    const TextSize size = hasOwnWords() ? TextSize::Title : TextSize::Figure;
    y = write(figure.figure, pageFont(size, QFont::Bold), tokens().ink, x, y, width);
    y = write(figure.label, pageFont(TextSize::Body), tokens().ink, x, y, width);
    write(figure.detail, pageFont(TextSize::Small), tokens().faint, x, y, width);
}

/// Two a row, the rows spread over the room.
void ReviewPage::paintFigures(qreal top, qreal bottom)
{
    const std::vector<ReviewFigure> figures = reviewFigures(m_review);
    constexpr qreal width = (textWidth() - space::l) / 2;
    const TextSize size = hasOwnWords() ? TextSize::Title : TextSize::Figure;
    const qreal height = metrics(pageFont(size, QFont::Bold)).height() +
                         metrics(pageFont(TextSize::Body)).height() +
                         metrics(pageFont(TextSize::Small)).height();
    const auto rows = static_cast<qreal>((figures.size() + 1) / 2);
    const qreal gap = std::min<qreal>((bottom - top - rows * height) / (rows + 1), space::xl);
    qreal y = top + gap + (bottom - top - rows * height - (rows + 1) * gap) / 3;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const qreal x = i % 2 == 0 ? margin : margin + width + space::l;
        paintFigure(figures[i], x, y, width);
        if (i % 2 == 1)
            y += height + gap;
    }
}

void ReviewPage::paintEmpty(qreal top, qreal bottom)
{
    const QFont font = pageFont(TextSize::Heading);
    const QStringList lines = linesOf(emptyYearSentence(m_review), font, m_painter.device(), textWidth(), 4);
    qreal y = top + (bottom - top - static_cast<qreal>(lines.size()) * metrics(font).height()) * 0.45;
    for (const QString& line : lines)
        y = write(line, font, tokens().ink, margin, y, textWidth());
}

} // namespace

void paintReview(QPainter& painter, const YearReview& review, const ReviewLook& look)
{
    ReviewPage(painter, review, look).paint();
}

QImage toImage(const YearReview& review, const ReviewLook& look)
{
    QImage image((page * pixels).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(pixels);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QPainter painter(&image);
    paintReview(painter, review, look);
    painter.end();
    image.setText(
        u"Title"_s,
        QCoreApplication::translate("YearReview", "%1 in review").arg(QString::number(review.year)));
    image.setText(u"Description"_s, reviewText(review));
    return image;
}

Result<QByteArray> toPng(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (picture.isNull() || !buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG"))
        return fail(
            ErrorCode::Internal,
            QCoreApplication::translate("YearReview", "The picture could not be made. Nothing was written."));
    return bytes;
}

} // namespace brickwork
