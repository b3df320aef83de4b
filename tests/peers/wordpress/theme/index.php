<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head><meta charset="<?php bloginfo('charset'); ?>"><?php wp_head(); ?></head>
<body>
<?php while (have_posts()) : the_post(); ?>
<article><h1><?php the_title(); ?></h1><?php the_post_thumbnail('full'); ?><div class="text"><?php the_content(); ?></div></article>
<?php endwhile; wp_footer(); ?>
</body>
</html>
