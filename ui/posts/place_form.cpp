#include "ui/posts/place_form.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

PlaceForm::PlaceForm(QWidget* parent)
    : QWidget(parent), m_name(new QLineEdit(this)), m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(tr("Choose…"), this)), m_kind(new QComboBox(this)),
      m_address(new QLineEdit(this)), m_notice(new QLabel(this))
{
    setObjectName(u"publish.form"_s);
    setAccessibleName(tr("A place to publish to"));
    build();
    for (QLineEdit* field : {m_name, m_folder, m_address})
        connect(field, &QLineEdit::textChanged, this, &PlaceForm::check);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PlaceForm::check);
    connect(m_choose, &QPushButton::clicked, this, &PlaceForm::choose);
}

void PlaceForm::build()
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
    m_kind->addItem(tr("Plain folder"), u"none"_s);
    m_kind->addItem(u"Hugo"_s, u"hugo"_s);
    m_kind->addItem(u"Jekyll"_s, u"jekyll"_s);
    m_address->setObjectName(u"publish.form.address"_s);
    m_address->setAccessibleName(tr("Address of the site, optional"));
    m_address->setPlaceholderText(tr("https://example.org (optional)"));
    m_notice->setObjectName(u"publish.form.notice"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::s);
    int row = 0;
    const auto add = [&](const QString& text, QWidget* field, int columns) {
        auto* caption = new QLabel(text, this);
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
    grid->addWidget(m_notice, row, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    QWidget::setTabOrder({m_name, m_folder, m_choose, m_kind, m_address});
}

void PlaceForm::reset(const QStringList& taken)
{
    m_taken = taken;
    QString name = tr("My site");
    for (int number = 2; m_taken.contains(name); ++number)
        name = tr("My site %1").arg(number);
    m_name->setText(name);
    m_folder->clear();
    m_kind->setCurrentIndex(0);
    m_address->clear();
    check();
}

QWidget* PlaceForm::firstField() const
{
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

bool PlaceForm::isComplete() const
{
    const QString name = m_name->text().trimmed();
    return !name.isEmpty() && !m_taken.contains(name) && !folder().isEmpty();
}

TargetConfig PlaceForm::target() const
{
    TargetConfig target{
        .name = m_name->text().trimmed(),
        .kind = u"folder"_s,
        .options = {{u"path"_s, folder()}, {u"generator"_s, m_kind->currentData().toString()}}};
    if (const QString address = m_address->text().trimmed(); !address.isEmpty())
        target.options.emplace(u"url"_s, address);
    return target;
}

void PlaceForm::check()
{
    const QString name = m_name->text().trimmed();
    tell(m_taken.contains(name) ? tr("There is a place named “%1” already: choose another name.").arg(name)
                                : QString());
    Q_EMIT changed();
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
