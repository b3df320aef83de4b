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
constexpr qreal widestGap = 2 * space::xl; // between figures
constexpr int titleLines = 1;
constexpr int noteLines = 2;
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

    /// Text from `x` on with its foot on `baseline`, elided where there is no more room. Returns how wide it
    /// is.
    qreal write(const QString& text, const QFont& font, const QColor& colour, qreal x, qreal baseline,
                qreal width)
    {
        const QFontMetricsF of = metrics(font);
        const QString fitting = of.elidedText(text, Qt::ElideRight, width);
        const qreal advance = of.horizontalAdvance(fitting);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        // By its foot and not in a box: letters of another script, from another font, stand on the same line.
        m_painter.drawText(placed(x, baseline, advance, 0).topLeft(), fitting);
        return advance;
    }

    void paintWall();
    void paintGround(const WallLayout& layout);
    void paintMonths(const WallLayout& layout, const QPointF& origin);
    qreal paintHead();
    qreal paintName();
    qreal paintOwnWords(qreal bottom);
    void paintFigures(qreal top, qreal bottom);
    [[nodiscard]] qreal figureHeight() const;
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
    // Courses have whole heights: what is left over goes above and below. A low wall stands where a high
    // does.
    const qreal top = wallMargin - std::min<qreal>(std::round(layout.sky.height()) / 2, space::m);
    const QPointF origin =
        placed(page.width() - wallWidth + wallMargin, top, layout.size.width(), 0).topLeft();
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
    if (m_review.isEmpty())
        paintGround(layout);
    m_painter.restore();
    if (!m_review.isEmpty())
        paintMonths(layout, origin);
}

/// Where there is no wall: what it would stand on, and the place of the first brick while it can be laid.
void ReviewPage::paintGround(const WallLayout& layout)
{
    const Tokens& t = tokens();
    m_painter.fillRect(QRectF(0, layout.size.height() + space::xs, layout.size.width(), 1),
                       blend(t.faint, t.wall, 0.5));
    if (m_review.until && layout.cells.size() >= 7)
        paintDay(m_painter, layout.cells[3], {.day = *m_review.until, .kind = CellKind::Open}, t);
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

/// The year and what is said of it: in one line if there is more to say. Returns where the room below begins.
qreal ReviewPage::paintHead()
{
    const QFont large = pageFont(TextSize::Figure, QFont::Bold, TextFace::Serif);
    const QFont small = pageFont(TextSize::Body);
    const qreal foot = margin + metrics(large).capHeight();
    const qreal width =
        write(QString::number(m_review.year), large, tokens().brick, margin, foot, textWidth()) + space::l;
    const QString subtitle = reviewSubtitle(m_review);
    if (hasOwnWords()) {
        write(subtitle, small, tokens().faint, margin + width, foot, textWidth() - width);
        return foot;
    }
    const qreal second = foot + metrics(small).height() + space::xs;
    write(subtitle, small, tokens().faint, margin, second, textWidth());
    return second + metrics(small).descent();
}

/// Where it was made, in a word. Returns where the room above ends.
qreal ReviewPage::paintName()
{
    const QFont font = pageFont(TextSize::Tiny);
    const qreal foot = page.height() - margin;
    write(u"Brickwork"_s, font, tokens().faint, margin, foot, textWidth());
    return foot - metrics(font).capHeight();
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
    // A note is shortened later than a title is.
    const auto most = [&](std::size_t line) {
        return line < m_review.titles.size() ? titleLines : noteLines;
    };
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i].text = linesOf(lines[i].text.front(), font, m_painter.device(), textWidth() - lead, most(i));
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
    const QFontMetricsF of = metrics(font);
    qreal height = -space::xs;
    for (const Line& line : lines)
        height += static_cast<qreal>(line.text.size()) * of.height() + space::xs;
    const qreal top = bottom - space::l - height;
    qreal y = top;
    for (const Line& line : lines) {
        write(line.lead, font, tokens().faint, margin, y + of.ascent(), lead);
        for (const QString& text : line.text) {
            write(text, font, tokens().ink, margin + lead, y + of.ascent(), textWidth() - lead);
            y += of.height();
        }
        y += space::xs;
    }
    m_painter.fillRect(placed(margin, top - space::m, textWidth(), 1), tokens().line);
    return top - space::m;
}

/// From the head of its number, in capitals, to its foot.
qreal ReviewPage::figureHeight() const
{
    const QFontMetricsF label = metrics(pageFont(TextSize::Body));
    const QFontMetricsF detail = metrics(pageFont(TextSize::Small));
    if (hasOwnWords())
        return metrics(pageFont(TextSize::Title, QFont::Bold)).capHeight() + detail.height() + space::xs;
    return metrics(pageFont(TextSize::Figure, QFont::Bold)).capHeight() + label.height() + detail.height() +
           space::s;
}

/// The number over what it counts, or beside it if there is more to say.
void ReviewPage::paintFigure(const ReviewFigure& figure, qreal x, qreal y, qreal width)
{
    const QFont number = pageFont(hasOwnWords() ? TextSize::Title : TextSize::Figure, QFont::Bold);
    const QFont label = pageFont(TextSize::Body);
    const QFont detail = pageFont(TextSize::Small);
    qreal foot = y + metrics(number).capHeight();
    const qreal wide = write(figure.figure, number, tokens().ink, x, foot, width) + space::s;
    if (hasOwnWords()) {
        write(figure.label, label, tokens().ink, x + wide, foot, width - wide);
        foot += space::xs;
    } else {
        foot += metrics(label).height() + space::s;
        write(figure.label, label, tokens().ink, x, foot, width);
    }
    write(figure.detail, detail, tokens().faint, x, foot + metrics(detail).height(), width);
}

/// Two a row, the rows spread over the room.
void ReviewPage::paintFigures(qreal top, qreal bottom)
{
    const std::vector<ReviewFigure> figures = reviewFigures(m_review);
    constexpr qreal width = (textWidth() - space::l) / 2;
    const qreal height = figureHeight();
    const auto rows = static_cast<qreal>((figures.size() + 1) / 2);
    const qreal left = bottom - top - rows * height;
    const qreal gap = std::min<qreal>(left / (rows + 1), widestGap);
    // What is left over goes below rather than above.
    qreal y = top + gap + (left - (rows + 1) * gap) / 3;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const qreal x = i % 2 == 0 ? margin : margin + width + space::l;
        paintFigure(figures[i], x, y, width);
        if (i % 2 == 1)
            y += height + gap;
    }
}

void ReviewPage::paintEmpty(qreal top, qreal bottom)
{
    const QFont font = pageFont(TextSize::Title);
    const QFontMetricsF of = metrics(font);
    const QStringList lines = linesOf(emptyYearSentence(m_review), font, m_painter.device(), textWidth(), 4);
    qreal foot = top + (bottom - top - static_cast<qreal>(lines.size()) * of.height()) * 0.45 + of.ascent();
    for (const QString& line : lines) {
        write(line, font, tokens().ink, margin, foot, textWidth());
        foot += of.height();
    }
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
