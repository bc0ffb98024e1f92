package io.virga.examples.shop.screen;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that stays in its line. */
final class ProgressBarOnTerminal implements Progress {

    private final ProgressBar bar;

    ProgressBarOnTerminal(long rows) {
        bar = new ProgressBarBuilder()
                .setTaskName("   moving")
                .setInitialMax(rows)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(Screen.WIDTH)
                .setUpdateIntervalMillis(100)
                .build();
    }

    @Override
    public void moved(String kind, int rows) {
        bar.setExtraMessage(kind);
        bar.stepBy(rows);
    }

    @Override
    public void close() {
        bar.close();
    }
}
