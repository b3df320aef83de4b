#include "ui/posts/place_form.h"

#include "core/flows/generator_finder.h"
#include "core/publish/kinds.h"
#include "ui/posts/elided_label.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool hasOption(const QString& kind, const QString& key)
{
    const auto info = targetKind(kind);
    return info && std::ranges::contains(info->options, key, &OptionInfo::key);
}

} // namespace

PlaceForm::PlaceForm(Theme& theme, QWidget* parent)
    : QWidget(parent), m_offer(new QFrame(this)),
      m_offerHeading(new LeadingLabel(tr("A site of your own"), m_offer)),
      m_offerSentence(new LeadingLabel({}, m_offer)),
      m_offerFolder(new ElidedLabel(Qt::ElideMiddle, m_offer)),
      m_makeSite(new QPushButton(tr("Make this site"), m_offer)),
      m_or(new LeadingLabel(tr("Or a folder of a site you have"), this)), m_name(new QLineEdit(this)),
      m_folder(new QLineEdit(this)), m_choose(new QPushButton(tr("Choose…"), this)),
      m_kind(new QComboBox(this)), m_address(new QLineEdit(this)), m_notice(new LeadingLabel({}, this)),
      m_other(new QPushButton(tr("WordPress, Ghost, Micropub or a newsletter…"), this)),
      m_finder(new GeneratorFinder(this))
{
    setObjectName(u"publish.form"_s);
    setAccessibleName(tr("A place to publish to"));
    m_other->setObjectName(u"publish.form.other"_s);
    m_other->setAutoDefault(false);
    setLook(m_other, Look::Link);
    m_notice->setObjectName(u"publish.form.notice"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::m);
    column->addWidget(makeOffer());
    column->addWidget(m_or);
    column->addWidget(makeFields());
    column->addWidget(m_notice);
    column->addWidget(m_other, 0, Qt::AlignLeading);
    for (QLineEdit* field : {m_name, m_folder, m_address})
        connect(field, &QLineEdit::textChanged, this, &PlaceForm::check);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PlaceForm::check);
    connect(m_kind, &QComboBox::activated, this, [this] { m_ownKind = true; });
    connect(m_finder, &GeneratorFinder::found, this, &PlaceForm::takeGenerator);
    connect(m_choose, &QPushButton::clicked, this, &PlaceForm::choose);
    connect(m_other, &QPushButton::clicked, this, &PlaceForm::otherKindWished);
    connect(m_makeSite, &QPushButton::clicked, this, [this] {
        if (m_site)
            Q_EMIT siteWished(*m_site);
    });
    connect(&theme, &Theme::changed, this, &PlaceForm::dress);
    dress();
}

QWidget* PlaceForm::makeOffer()
{
    setLook(m_offer, Look::Card);
    m_offer->setObjectName(u"publish.form.offer"_s);
    m_makeSite->setObjectName(u"publish.form.makeSite"_s);
    m_makeSite->setAutoDefault(false);
    setLook(m_makeSite, Look::Outlined);
    m_offerFolder->setObjectName(u"publish.form.siteFolder"_s);
    setLook(m_offerFolder, Look::Faint);
    m_offerSentence->setTextFormat(Qt::PlainText);
    m_offerSentence->setWordWrap(true);
    m_offerSentence->setText(
        tr("Brickwork makes it of your posts, in a folder of its own. Nothing else is needed, "
           "and any web server can show it."));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_offerFolder, 1);
    row->addWidget(m_makeSite);
    auto* column = new QVBoxLayout(m_offer);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(m_offerHeading);
    column->addWidget(m_offerSentence);
    column->addLayout(row);
    return m_offer;
}

QWidget* PlaceForm::makeFields()
{
    m_name->setObjectName(u"publish.form.name"_s);
    m_name->setAccessibleName(tr("Name of the place"));
    m_folder->setObjectName(u"publish.form.folder"_s);
    m_folder->setAccessibleName(tr("Folder that the posts are written to"));
    m_folder->setPlaceholderText(tr("Folder of the site"));
    m_choose->setObjectName(u"publish.form.choose"_s);
    m_choose->setAccessibleName(tr("Choose the folder"));
    m_kind->setObjectName(u"publish.form.kind"_s);
    m_kind->setAccessibleName(tr("Kind of site"));
    fillKinds();
    m_address->setObjectName(u"publish.form.address"_s);
    m_address->setAccessibleName(tr("Address of the site, optional"));
    m_address->setPlaceholderText(tr("https://example.org (optional)"));

    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    int row = 0;
    const auto add = [&](const QString& text, QWidget* field, int columns) {
        auto* caption = new QLabel(text, box);
        caption->setBuddy(field);
        setLook(caption, Look::Faint);
        grid->addWidget(caption, row, 0);
        grid->addWidget(field, row++, 1, 1, columns);
    };
    add(tr("Name"), m_name, 2);
    add(tr("Folder"), m_folder, 1);
    grid->addWidget(m_choose, row - 1, 2);
    add(tr("Kind of site"), m_kind, 2);
    add(tr("Address"), m_address, 2);
    grid->setColumnStretch(1, 1);
    QWidget::setTabOrder({m_makeSite, m_name, m_folder, m_choose, m_kind, m_address, m_other});
    return box;
}

/// The folders that sites are made of elsewhere, as their kind lists them, and the one that Brickwork makes.
void PlaceForm::fillKinds()
{
    const KindInfo folders = folderKind();
    const auto generators = std::ranges::find(folders.options, u"generator"_s, &OptionInfo::key);
    if (generators != folders.options.end()) {
        for (const OptionChoice& choice : generators->choices)
            m_kind->addItem(choice.word == "none"_L1 ? tr("Plain folder") : choice.name, choice.word);
    }
    //: a kind of site
    m_kind->addItem(tr("Built-in site"), QString());
}

void PlaceForm::dress()
{
    m_offerHeading->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    m_or->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    m_offerFolder->setFont(Theme::font(TextSize::Small));
}

void PlaceForm::reset(const QStringList& taken, const std::optional<TargetConfig>& site)
{
    m_taken = taken;
    m_site = site;
    m_offer->setVisible(site.has_value());
    m_or->setVisible(site.has_value());
    if (site)
        m_offerFolder->setFullText(QDir::toNativeSeparators(site->option(u"path"_s)));
    QString name = tr("My site");
    for (int number = 2; m_taken.contains(name); ++number)
        name = tr("My site %1").arg(number);
    m_name->setText(name);
    m_folder->clear();
    m_ownKind = false;
    m_finder->look({});
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(u"none"_s)));
    m_address->clear();
    check();
}

QWidget* PlaceForm::firstField() const
{
    if (m_site)
        return m_makeSite;
    return m_folder->text().isEmpty() ? m_folder : m_name;
}

QString PlaceForm::folder() const
{
    const QString typed = QDir::fromNativeSeparators(m_folder->text().trimmed());
    if (typed.isEmpty())
        return {};
    const bool home = typed == u'~' || typed.startsWith("~/"_L1);
    return QDir::cleanPath(home ? QDir::homePath() + typed.sliced(1) : typed);
}

QString PlaceForm::generator() const
{
    return m_kind->currentData().toString();
}

bool PlaceForm::isComplete() const
{
    const QString name = m_name->text().trimmed();
    return !name.isEmpty() && !m_taken.contains(name) && !folder().isEmpty();
}

TargetConfig PlaceForm::target() const
{
    const bool site = generator().isEmpty();
    TargetConfig target{.name = m_name->text().trimmed(),
                        .kind = site ? u"site"_s : u"folder"_s,
                        .options = {{u"path"_s, folder()}}};
    if (!site)
        target.options.emplace(u"generator"_s, generator());
    if (const QString address = m_address->text().trimmed();
        !address.isEmpty() && hasOption(target.kind, u"url"_s))
        target.options.emplace(u"url"_s, address);
    return target;
}

void PlaceForm::check()
{
    const QString name = m_name->text().trimmed();
    m_address->setEnabled(hasOption(generator().isEmpty() ? u"site"_s : u"folder"_s, u"url"_s));
    tell(m_taken.contains(name) ? tr("There is a place named “%1” already: choose another name.").arg(name)
                                : QString());
    if (!m_ownKind)
        m_finder->look(folder());
    Q_EMIT changed();
}

void PlaceForm::takeGenerator(const QString& generator)
{
    if (const int kind = m_kind->findData(generator); kind >= 0 && !m_ownKind)
        m_kind->setCurrentIndex(kind);
}

void PlaceForm::refuse(const QString& sentence)
{
    tell(sentence);
}

void PlaceForm::tell(const QString& sentence)
{
    if (sentence == m_notice->text() && m_notice->isHidden() == sentence.isEmpty())
        return;
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
    Q_EMIT heightChanged();
}

void PlaceForm::choose()
{
    const QString start = folder().isEmpty() ? QDir::homePath() : folder();
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder that the posts are written to"), start);
    if (!chosen.isEmpty())
        m_folder->setText(QDir::toNativeSeparators(chosen));
    m_folder->setFocus(Qt::OtherFocusReason);
}

} // namespace brickwork
