#include "ui/write/search_model.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::Search)
};

} // namespace

void SearchModel::clear()
{
    beginResetModel();
    m_findings.clear();
    m_rows.clear();
    endResetModel();
}

void SearchModel::append(const DraftFindings& findings)
{
    std::vector<Row> rows;
    for (const DraftFinding& finding : findings) {
        const auto draft = static_cast<int>(m_findings.size());
        m_findings.push_back(finding);
        rows.push_back({.draft = draft, .line = -1});
        for (int line = 0; line < static_cast<int>(finding.lines.size()); ++line)
            rows.push_back({.draft = draft, .line = line});
    }
    if (rows.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

int SearchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const DraftFinding& finding = m_findings[static_cast<std::size_t>(row.draft)];
    if (role == DraftRole)
        return row.line < 0;
    return row.line < 0 ? draftData(finding, role)
                        : lineData(finding.lines[static_cast<std::size_t>(row.line)], role);
}

QVariant SearchModel::draftData(const DraftFinding& finding, int role) const
{
    const QLocale locale;
    switch (role) {
    case Qt::DisplayRole:
        return finding.title;
    case PlaceRole:
        return finding.id.value;
    case CountRole:
        return finding.matches > 0 ? locale.toString(finding.matches) : QString();
    case Qt::AccessibleTextRole:
        return finding.matches == 1
                   ? Tr::tr("%1, 1 match").arg(finding.title)
                   : Tr::tr("%1, %2 matches").arg(finding.title, locale.toString(finding.matches));
    default:
        return {};
    }
}

QVariant SearchModel::lineData(const LineFinding& finding, int role)
{
    const QString number = QLocale().toString(finding.line + 1);
    switch (role) {
    case Qt::DisplayRole:
        return finding.excerpt;
    case LineRole:
        return number;
    case MarksRole: {
        QList<QPair<int, int>> marks;
        for (const auto& [start, length] : finding.marks)
            marks.append({start, length});
        return QVariant::fromValue(marks);
    }
    case Qt::AccessibleTextRole:
        return Tr::tr("Line %1: %2").arg(number, finding.excerpt);
    default:
        return {};
    }
}

SearchModel::Place SearchModel::placeOf(int row) const
{
    const Row& at = m_rows[static_cast<std::size_t>(row)];
    const DraftFinding& finding = m_findings[static_cast<std::size_t>(at.draft)];
    Place place{.id = finding.id, .line = 0, .column = 0, .length = 0};
    if (!finding.lines.empty()) {
        const LineFinding& line = finding.lines[static_cast<std::size_t>(std::max(at.line, 0))];
        place.line = line.line;
        place.column = line.column;
        place.length = line.length;
    }
    return place;
}

int SearchModel::draftBeside(int row, int way) const
{
    for (int at = row + way; at >= 0 && at < rowCount(); at += way) {
        if (m_rows[static_cast<std::size_t>(at)].line < 0)
            return at;
    }
    return row;
}

QString searchSentence(const SearchSum& sum, bool running, const QLocale& locale)
{
    if (!sum.problem.isEmpty())
        return sum.problem;
    if (sum.drafts == 0)
        return running ? Tr::tr("Searching…") : Tr::tr("Nothing found.");
    const QString matches = locale.toString(sum.matches) + (sum.more ? u"+"_s : running ? u"…"_s : QString());
    const QString drafts = locale.toString(sum.drafts);
    const QString found =
        sum.matches == 1 && !sum.more ? Tr::tr("1 match") : Tr::tr("%1 matches").arg(matches);
    //: %1 is "17 matches"
    QString sentence =
        sum.drafts == 1 ? Tr::tr("%1 in 1 draft").arg(found) : Tr::tr("%1 in %2 drafts").arg(found, drafts);
    if (sum.more)
        sentence += u". "_s + Tr::tr("The newest drafts come first; a longer search finds less.");
    if (sum.tooHard)
        sentence += u". "_s + Tr::tr("The expression takes too many steps in some of them.");
    return sentence;
}

} // namespace brickwork
