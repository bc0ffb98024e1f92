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
        mixinStandardHelpOptions = true,
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
        var screen = new Screen(command.commandLine().getOut());
        try (var target = options.open();
                var shop = Shop.open(target.database(), target.settings())) {
            screen.title("A record shop moves to " + target.where());
            var created = false;
            try {
                if (noMove) {
                    shop.validate();
                } else {
                    shop.create();
                    created = true;
                    new Move(
                                    shop,
                                    screen,
                                    Progress.onThisTerminal(
                                            command.commandLine().getOut()))
                            .run();
                }
                new Story(shop, screen).tell();
            } finally {
                if (created && !keep && !target.ownServer()) {
                    shop.drop();
                }
            }
        }
        return 0;
    }
}
