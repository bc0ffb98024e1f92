package io.virga.examples.shop;

import io.virga.examples.shop.database.Shop;
import io.virga.examples.shop.move.Move;
import io.virga.examples.shop.screen.Progress;
import io.virga.examples.shop.screen.Screen;
import io.virga.examples.shop.story.Story;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: the shop moves, and trades. */
@Command(
        name = "shop",
        description = "A record shop moves from HSQLDB to DynamoDB, or to another database, and goes on trading.",
        footer = {"", "Exit codes: 0 all is well, 1 it failed, 2 wrong usage."})
final class StoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private TargetOptions options;

    @Option(names = "--keep", description = "Leave the tables in your database when the story is told.")
    private boolean keep;

    @Option(names = "--no-move", negatable = false, description = "Use the shop that --keep left in your database.")
    private boolean noMove;

    @Override
    public Integer call() {
        if (noMove && !options.namesOne()) {
            throw new picocli.CommandLine.ParameterException(
                    command.commandLine(),
                    "--no-move is for a database of your own: name it with --url or --endpoint.");
        }
        var out = command.commandLine().getOut();
        var screen = new Screen(out);
        try (var target = options.open();
                var shop = Shop.open(target.database(), target.settings())) {
            if (noMove) {
                screen.title("The record shop in " + target.where());
                shop.validate();
            } else {
                screen.title("A record shop moves to " + target.where());
                shop.create();
            }
            var disposable = !noMove && !target.ownServer();
            try {
                if (!noMove) {
                    new Move(shop, screen, Progress.onThisTerminal(out)).run();
                }
                new Story(shop, screen).tell();
            } catch (RuntimeException | Error e) {
                if (disposable) {
                    dropAfter(e, shop);
                }
                throw e;
            }
            if (disposable && !keep) {
                shop.drop();
            }
        }
        return 0;
    }

    /** A shop that is not complete is of no use to anybody. */
    private static void dropAfter(Throwable failure, Shop shop) {
        try {
            shop.drop();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
