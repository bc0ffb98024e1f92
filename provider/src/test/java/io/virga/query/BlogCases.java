package io.virga.query;

import io.virga.query.blog.Blog;
import io.virga.query.blog.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Cases over a blog of their own, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlogCases {

    protected Blog blog;

    protected abstract Store store();

    @BeforeAll
    void open() {
        blog = store().open();
    }

    @AfterAll
    void close() {
        blog.close();
    }
}
