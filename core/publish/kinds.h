// The kinds of targets there are and the options of each, in one place: checked by checkTarget(), listed by
// the command line, and laid out as forms by the settings. Pure.
#pragma once

#include "core/publish/plan.h"

namespace brickwork {

enum class OptionShape
{
    Text,
    Folder, ///< absolute
    WebAddress,
    Choice,
    Switch, ///< "on" or "off"
};

struct OptionChoice
{
    QString word; ///< as it is stored
    QString name; ///< for people
};

struct OptionInfo
{
    QString key;
    OptionShape shape = OptionShape::Text;
    QString caption;       ///< "Address of the site"
    QString hint = {};     ///< a sentence below the field
    QString example = {};  ///< shown in the empty field
    QString fallback = {}; ///< in force if the option is not given
    bool required = false;
    std::vector<OptionChoice> choices = {}; ///< of a Choice
    /// Shown only while another option has one of these words; empty key: always.
    QString onlyIfKey = {};
    QStringList onlyIfWords = {};
    bool rarely = false; ///< kept behind "More options"
};

struct KindInfo
{
    QString kind;          ///< as it is stored: "wordpress"
    QString name;          ///< "WordPress"
    QString sentence;      ///< what it is for, one sentence
    QString secretCaption; ///< "Application password"; empty: the kind needs no secret
    QString secretHint;    ///< where to find one
    std::vector<OptionInfo> options;
    bool byHand = false;    ///< no program is let in: the writer publishes there and says so
    bool byAddress = false; ///< a post is known there by its address, and by nothing else
};

/// In the order they are offered; the first needs nothing but a folder.
[[nodiscard]] std::vector<KindInfo> targetKinds();
[[nodiscard]] std::optional<KindInfo> targetKind(const QString& kind);

// Each stands in a source file of its own (wordpress_kind.cpp): naming the kinds must not load what reaches
// them.
[[nodiscard]] KindInfo siteKind();
[[nodiscard]] KindInfo folderKind();
[[nodiscard]] KindInfo wordpressKind();
[[nodiscard]] KindInfo ghostKind();
[[nodiscard]] KindInfo micropubKind();
[[nodiscard]] KindInfo newsletterKind();

/// The option's value, or its fallback.
[[nodiscard]] QString optionOf(const TargetConfig& config, const QString& key);

} // namespace brickwork
