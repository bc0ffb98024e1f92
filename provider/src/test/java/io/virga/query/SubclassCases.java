package io.virga.query;

import static io.virga.query.Conditions.eq;
import static io.virga.query.Conditions.gt;
import static io.virga.query.Conditions.instanceOf;
import static io.virga.query.Conditions.lt;
import static io.virga.query.Conditions.not;
import static io.virga.query.Conditions.or;
import static io.virga.query.Expressions.asc;
import static io.virga.query.Expressions.treat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.virga.query.blog.Attachment;
import io.virga.query.blog.Attachment_;
import io.virga.query.blog.Link;
import io.virga.query.blog.Link_;
import io.virga.query.blog.Picture;
import io.virga.query.blog.Picture_;
import io.virga.query.blog.Post_;
import org.junit.jupiter.api.Test;

abstract class SubclassCases extends BlogCases {

    @Test
    void attributes_of_a_subclass() {
        blog.in(db -> {
            Path<Picture> picture = treat(Attachment.class, Picture.class);
            assertThat(db.select(Attachment.class)
                            .where(gt(picture.get(Picture_.width), 100))
                            .list())
                    .hasToString("[wide]");
            Alias<Attachment> other = Alias.of(Attachment.class, "other");
            assertThat(db.select(other)
                            .where(eq(other.treat(Link.class).get(Link_.target).get(Post_.title), "alpha"))
                            .list())
                    .hasToString("[see alpha]");
            return assertThatThrownBy(() -> db.select(Attachment.class)
                            .where(gt(Picture_.width, 100))
                            .list())
                    .hasMessageContaining("FOREIGN_ATTRIBUTE: Picture.width")
                    .hasMessageContaining("treat(…, Picture.class)");
        });
    }

    @Test
    void types() {
        blog.in(db -> {
            Sort byTitle = asc(Attachment_.title);
            assertThat(db.select(Attachment.class)
                            .where(instanceOf(Attachment.class, Picture.class))
                            .orderBy(byTitle)
                            .list())
                    .hasToString("[small, wide]");
            assertThat(db.select(Attachment.class)
                            .where(instanceOf(Attachment.class, Attachment.class))
                            .count())
                    .isEqualTo(4);
            assertThat(db.select(Attachment.class)
                            .where(not(or(
                                    instanceOf(Attachment.class, Picture.class),
                                    instanceOf(Attachment.class, Link.class))))
                            .list())
                    .hasToString("[plain]");
            return assertThat(db.select(Picture.class)
                            .where(lt(Picture_.width, 100), eq(Picture_.title, "small"))
                            .list())
                    .hasToString("[small]");
        });
    }
}
