<?php
// Sets the site up with three people, and prints their application passwords as JSON.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = getenv('PEER_HOST');
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require getenv('PEER_SITE') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('Garden & Shed', 'ada', 'ada@example.invalid', true, '', 'the password of the login');
switch_theme('plain');
update_option('permalink_structure', '/%postname%/');
update_option('default_comment_status', 'closed');
$GLOBALS['wp_rewrite']->init();
$GLOBALS['wp_rewrite']->flush_rules(false);
foreach (['paul' => 'author', 'carla' => 'contributor', 'reader' => 'subscriber'] as $name => $role) {
    wp_insert_user(['user_login' => $name, 'user_pass' => "the login of $name", 'role' => $role]);
}
$passwords = [];
foreach (get_users() as $user) {
    [$passwords[$user->user_login]] =
        WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'brickwork']);
}
foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $sample) {
    wp_delete_post($sample->ID, true);
}
echo json_encode(['passwords' => $passwords, 'version' => get_bloginfo('version')]);
