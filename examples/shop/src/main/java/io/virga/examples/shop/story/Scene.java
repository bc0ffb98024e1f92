package io.virga.examples.shop.story;

import io.virga.examples.shop.database.Database;
import io.virga.examples.shop.database.Shop;
import io.virga.examples.shop.screen.Failure;
import io.virga.examples.shop.screen.Screen;

/** What every step of the story works with. */
record Scene(Shop shop, Screen screen, Ledger ledger) {

    /** Says what the story claims, if it is true; a story that is not true ends the program. */
    void claim(String what, boolean isTrue) {
        if (!isTrue) {
            throw new Failure("The story does not hold on " + shop.database().title() + ": it says '" + what
                    + "', and that is not what the database shows.");
        }
        screen.verified(what);
    }

    /** Claims, where requests are what counts, how many the last measured part took. */
    void claimRequests(int requests) {
        if (shop.database() == Database.DYNAMODB) {
            claim(
                    "that was " + requests + (requests == 1 ? " request" : " requests"),
                    ledger.last().count() == requests);
        }
    }

    /** Prints what the last measured part took. */
    void cost() {
        screen.cost(ledger.last().describe());
    }
}
