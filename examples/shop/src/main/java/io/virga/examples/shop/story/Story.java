package io.virga.examples.shop.story;

import io.virga.examples.shop.database.Database;
import io.virga.examples.shop.database.Shop;
import io.virga.examples.shop.screen.Screen;

/** A day in the shop, told step by step; ends with a table of what each step asked of the database. */
public final class Story {

    private final Scene scene;
    private int steps;

    public Story(Shop shop, Screen screen) {
        this.scene = new Scene(shop, screen, new Ledger(shop.requests()));
    }

    /**
     * Tells the story, and returns what its parts took.
     *
     * @throws io.virga.examples.shop.Failure if something is not as the story says
     */
    public Ledger tell() {
        step("An order of 20 lines, in one transaction");
        int invoice = new PlacingAnOrder(scene).tell();
        step("Reading it back, in one request");
        new ReadingItBack(scene).tell(invoice);
        new ReadingItBack(scene).compareWithoutItemKey(invoice);
        step("A mistake, undone in memory");
        new ChangingOnesMind(scene).rollback(invoice);
        step("A part of the changes, written");
        new ChangingOnesMind(scene).flush(invoice);
        step("A typed query");
        new Asking(scene).customers();
        step("A report");
        new Asking(scene).bestSellers();
        step("Two buyers, one copy");
        new SayingNo(scene).lastCopy();
        step("A rule that is broken");
        new SayingNo(scene).tooMany();

        var screen = scene.screen();
        screen.title("What it took");
        screen.table(scene.ledger().head(), scene.ledger().rows());
        if (scene.shop().database() == Database.DYNAMODB) {
            screen.say("In a transaction AWS counts two write units per item and KB; DynamoDB Local reports less.");
        }
        return scene.ledger();
    }

    private void step(String title) {
        steps++;
        scene.screen().title(steps + ". " + title);
    }
}
