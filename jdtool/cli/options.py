"""The options of the command line, each declared once."""

from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[路径]…", help="台账文件或文件夹；不写时读 jdtool.toml 里 [ledgers] paths 列出的，没有则读当前文件夹"
    ),
]
Report = Annotated[str | None, typer.Argument(metavar="报告", help="写好的报告：.docx、.md 或 .txt")]
Ledgers = Annotated[
    list[str] | None,
    typer.Argument(metavar="[台账]…", help="与哪些台账核对，写文件或文件夹；不写时只核对文内的数字"),
]
Topic = Annotated[
    list[str] | None, typer.Argument(metavar="[代码或名称]", help="如 WH601、WH、visit-overdue、visit_coverage")
]
Year = Annotated[
    str | None,
    typer.Option("--year", metavar="年份", help="如 2024，也可写 2024-H1（上半年）；只写 --year 是有记录的最近一年"),
]
Quarter = Annotated[str | None, typer.Option("--quarter", metavar="季度", help="如 2024-Q3")]
Month = Annotated[str | None, typer.Option("--month", metavar="月份", help="如 2024-06")]
From = Annotated[str | None, typer.Option("--from", metavar="日期", help="时期的第一天，如 2024-01-01")]
To = Annotated[str | None, typer.Option("--to", metavar="日期", help="时期的最后一天，如 2024-06-30")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="日期", help="截止日，如 2024-12-31；不写时取今天和时期最后一天中较早的一天"),
]
Config = Annotated[
    str | None, typer.Option("--config", metavar="文件", help="本单位的设定；不写时从台账所在文件夹向上找 jdtool.toml")
]
PasswordFile = Annotated[
    str | None,
    typer.Option(
        "--password-file",
        metavar="文件",
        help="写有工作簿打开密码的文本文件；也可用环境变量 JDTOOL_PASSWORD，或在提示时输入",
    ),
]
Map = Annotated[
    str | None,
    typer.Option("--map", metavar="文件", help="列名对照（由 inspect --write-map 写出）：表头照它读，不再辨认"),
]
WriteMap = Annotated[
    str | None, typer.Option("--write-map", metavar="文件", help="把各表的列名和字段写成列名对照，改好后用 --map 读入")
]
Jobs = Annotated[
    str | None,
    typer.Option("--jobs", metavar="个数", help="几个进程同时读台账（默认 1）；几百个文件以上才值得"),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="地址", help="由本单位的 Dask 集群读台账，如 tcp://10.0.0.5:8786；要先装 jdtool[cluster]"
    ),
]
Unmask = Annotated[bool, typer.Option("--unmask", help="显示完整的姓名和号码（默认遮盖）")]
NoColor = Annotated[bool, typer.Option("--no-color", help="不用颜色")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="不显示进度和跳过的文件")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="显示更多说明")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="文件", help="写到文件，不显示在屏幕上")]
Folder = Annotated[str, typer.Option("--output", "-o", metavar="文件夹", help="报告写到哪里（默认 报告/）")]
TextOrJson = Annotated[str, typer.Option("--format", metavar="格式", help="text（默认）或 json")]
CheckFormat = Annotated[
    str,
    typer.Option("--format", metavar="格式", help="text（默认）、json、csv、xlsx（要用 -o 写明文件）、sarif、junit"),
]
Annotate = Annotated[
    str | None,
    typer.Option(
        "--annotate",
        metavar="文件或文件夹",
        help="另写一个批注本：原台账的副本，有问题的单元格着色加批注，末尾加“问题清单”表；几个台账时写文件夹",
    ),
]
StatsFormat = Annotated[
    str,
    typer.Option("--format", metavar="格式", help="text（默认）、json、csv、md，或 xlsx 统计表（要用 -o 写明文件）"),
]
ReportFormat = Annotated[
    str, typer.Option("--format", metavar="格式", help="md、docx、html，可写几种，用逗号分开（默认 md,docx）")
]
Select = Annotated[str, typer.Option("--select", metavar="代码", help="只查这些规则，写开头即可，如 WH,ID1")]
Ignore = Annotated[str, typer.Option("--ignore", metavar="代码", help="不查这些规则，如 ID105,VI")]
Show = Annotated[
    str | None,
    typer.Option(
        "--show", metavar="指标", help="列出一个指标里计入分子、分母的各是哪些人（条），没有计入的是哪些、为什么"
    ),
]
Measures = Annotated[str, typer.Option("--select", metavar="指标", help="只算这些指标，用逗号分开")]
FailOn = Annotated[
    str, typer.Option("--fail-on", metavar="级别", help="有这一级以上的问题时退出码为 1：error（默认）、warning、never")
]
GroupBy = Annotated[
    str,
    typer.Option(
        "--group-by", metavar="方式", help="按什么分组：community 社区（默认）、person 人、rule 规则、sheet 表"
    ),
]
Limit = Annotated[str | None, typer.Option("--limit", metavar="条数", help="屏幕上最多显示多少处，并说明还有多少")]
AllowPartial = Annotated[bool, typer.Option("--allow-partial", help="有规则或表没能检查时，退出码也为 0")]
AllowUntold = Annotated[bool, typer.Option("--allow-partial", help="有数字没能与台账核对时，退出码也为 0")]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="分组",
        help="community 社区、street 街道、risk 风险、measure 措施、worker 社工、month 月份、sex 性别、age 年龄",
    ),
]
Compare = Annotated[
    str | None,
    typer.Option("--compare", metavar="时期", help="与较早的时期比，如 2023；只写 --compare 是紧挨着的上一个时期"),
]
Template = Annotated[
    str,
    typer.Option(
        "--template",
        metavar="名称或文件",
        help="报告的种类，默认 annual 年度总结，其余见 --list；也可以是自己的模板文件",
    ),
]
ListTemplates = Annotated[bool, typer.Option("--list", help="列出全部模板")]
ReportBy = Annotated[
    str | None,
    typer.Option("--by", metavar="分组", help="整改清单每个社区（community）或乡镇街道（street）各写一份"),
]
Final = Annotated[bool, typer.Option("--final", help="定稿：还缺数字时不写文件")]
Style = Annotated[
    str | None,
    typer.Option(
        "--style", metavar="文件", help="本单位的版式（.toml，照 gongwen.toml 只写要改的项）；不写时按 GB/T 9704-2012"
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="文件",
        help="本单位的信头（.docx）：Word 文稿写进其中“{{正文}}”一段的位置，没有这一段的写在末尾；纸张、页眉页脚和同名样式用信头的",
    ),
]
Audience = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar="对象",
        help="给谁看：internal 内部（默认）、superior 上级（与内部相同）；public 对外，隐去很小的人数和能推算出它们的数",
    ),
]
Version = Annotated[bool, typer.Option("--version", help="显示版本")]
