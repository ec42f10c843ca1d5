"""The roster (花名册): one row a person."""

from jdtool.cells import words
from jdtool.cells.choice import read_yes_no
from jdtool.cells.day import Day, read_day
from jdtool.cells.id_number import read_id_number
from jdtool.cells.phone import read_phone
from jdtool.cells.quantity import read_count
from jdtool.ledgers.field import Field, Ledger, choice, plain
from jdtool.ledgers.record import Record

NAME = Field(
    "name",
    ("姓名", "对象姓名", "吸毒人员姓名", "人员姓名", "被帮教人", "被帮教人姓名", "被帮教人员", "帮教对象", "戒毒人员", "戒毒人员姓名",
     "康复者", "被走访人", "被走访人姓名", "走访对象", "被检测人", "被检测人姓名", "检测对象", "受检人", "受检人姓名", "被尿检人",
     "管控对象", "服务对象", "帮扶对象", "谈话对象", "吸毒人员", "涉毒人员", "涉毒人员姓名", "人员", "被排查人员姓名", "名字"),
    plain, key=True,
)  # fmt: skip
ID_NUMBER = Field(
    "id_number",
    ("身份证号", "身份证号码", "公民身份号码", "公民身份证号", "公民身份证号码", "证件号码", "身份证", "证件号", "证件编号",
     "身份号码", "居民身份证号", "居民身份证号码", "18位身份证号", "身份证件号码", "有效证件号码"),
    read_id_number,
)  # fmt: skip
STREET = Field(
    "street",
    ("街道", "乡镇", "街道(乡镇)", "乡镇(街道)", "乡镇街道", "街道乡镇", "镇街", "街镇", "所属街道", "所属乡镇", "乡(镇)", "镇(街)",
     "镇(乡)", "镇", "街道办", "街道办事处", "管辖街道", "管辖乡镇", "乡镇/街道", "街道/乡镇", "乡镇名称", "街道名称", "属地街道"),
    plain,
)  # fmt: skip
COMMUNITY = Field(
    "community",
    ("社区", "社区(村)", "村(社区)", "村(居)", "村居", "所属社区", "管辖社区", "所在社区", "居委会", "村委会", "村级社区", "社区/村",
     "村/社区", "社区村", "村社区", "村(居)委会", "社区居委会", "居(村)委会", "村", "行政村", "社区名称", "村名", "所属村", "所属村居",
     "所属村(居)", "所属村社", "所在村", "村(社)", "属地社区", "管控社区", "责任社区", "所在村(社区)", "村别", "社区(村)名称", "村(社区)名称", "村(居)名称",
     "所属社区(村)", "所属村(社区)"),
    plain, loose=("单位", "所属网格", "服务网格", "单位名称", "所在单位", "责任单位", "填报单位"),
)  # fmt: skip
REMARKS = Field(
    "remarks",
    ("备注", "备注信息", "备考", "情况说明", "备注说明", "其他情况", "近况描述", "情况描述", "现实表现", "现状说明", "动态情况",
     "现实情况", "情况备注", "说明"),
    plain, loose=("情况",),
)  # fmt: skip


class Person(Record, frozen=True):
    """A registered person as the roster tells; text is "" and dates are None where nothing is recorded."""

    sequence: str = ""
    alias: str = ""
    id_kind: str = ""
    sex: str | None = None
    birth_date: Day | None = None
    age: int | None = None
    ethnicity: str = ""
    education: str = ""
    marital_status: str = ""
    employment: str = ""
    employer: str = ""
    phone: str | None = None
    household_address: str = ""
    household_station: str = ""
    residence_address: str = ""
    residence_type: str | None = None
    officer: str = ""
    officer_phone: str | None = None
    worker: str = ""
    worker_phone: str | None = None
    helper: str = ""
    relative: str = ""
    relative_phone: str | None = None
    drug: str = ""
    drug_reason: str = ""
    first_use_on: Day | None = None
    first_found_on: Day | None = None
    measure: str | None = None
    control_status: str | None = None
    risk: str | None = None
    decision_number: str = ""
    decided_on: Day | None = None
    served_on: Day | None = None
    reported_on: Day | None = None
    agreement_on: Day | None = None
    term_ends_on: Day | None = None
    released_on: Day | None = None
    release_notice_on: Day | None = None
    suspended_from: Day | None = None
    suspended_to: Day | None = None
    credited_days: int | None = None
    transferred_on: Day | None = None
    transferred_in_on: Day | None = None
    transfer_reported_on: Day | None = None
    refusals: int | None = None
    departures: int | None = None
    days_away: int | None = None
    leave_report: str = ""
    relapsed_on: Day | None = None
    relapsed: bool | None = None
    removed_on: Day | None = None
    removal_reason: str = ""


_FIELDS = (
    Field("sequence", ("序号", "编号", "序", "顺序号", "No", "NO", "no"), plain),
    NAME,
    Field("alias", ("曾用名", "绰号", "别名", "曾用名/别名", "曾用名(绰号)", "绰号/别名", "外号", "化名"), plain),
    ID_NUMBER,
    Field("id_kind", ("证件类型", "证件种类", "证件名称"), plain),
    Field("sex", ("性别",), choice(words.SEX)),
    Field("birth_date", ("出生日期", "出生年月", "出生年月日", "出生时间", "生日"), read_day),
    Field("age", ("年龄", "周岁"), read_count),
    Field("ethnicity", ("民族",), plain),
    Field("education", ("文化程度", "学历", "文化", "受教育程度"), plain),
    Field("marital_status", ("婚姻状况", "婚姻", "婚姻状态", "婚否"), plain),
    Field("employment", ("就业情况", "就业状态", "从业状况", "就业状况", "职业", "职业类别", "从业情况", "工作情况", "生活来源"), plain),
    Field("employer", ("工作单位", "工作单位或就读学校", "服务处所", "务工单位"), plain),
    Field("phone", ("联系电话", "联系方式", "手机号码", "电话号码", "联系手机", "手机", "手机号", "电话", "本人电话", "本人联系电话",
                    "联系号码", "移动电话", "本人手机"), read_phone),
    Field("household_address",
          ("户籍地址", "户籍地", "户籍地详址", "户籍地详细地址", "户籍详细地址", "户籍详址", "户籍门(楼)详址", "户籍所在地", "户口所在地",
           "户籍地(详址)", "户籍住址", "户口地址", "原户籍地", "户籍", "户口", "户籍地详", "户籍所在地详址"), plain),
    Field("household_station", ("户籍派出所", "户籍地派出所", "户籍地派出所名称", "居住地派出所", "管辖派出所", "派出所", "管辖警务区",
                                "所属派出所", "户籍所在派出所"), plain),
    Field("residence_address",
          ("现住址", "现住地", "现居住地", "居住地", "居住地址", "居住地详址", "居住地详细地址", "常住地址", "临时居所", "现住门(楼)详址",
           "现住地址", "现居地址", "现居住地址", "实际居住地", "实际居住地址", "家庭住址", "住址", "现住所", "暂住地", "暂住处所", "家庭地址",
           "居住详址", "现居住详址", "实际住址", "地址", "详细地址", "实住地", "现居地"), plain),
    Field("residence_type", ("人户状态", "人户情况", "居住状况", "居住状态", "人户分离情况", "是否人户分离", "人户分离", "居住类型", "人户关系",
                             "人户一致情况", "现居地址类型"), choice(words.RESIDENCE_TYPE)),
    STREET,
    COMMUNITY,
    Field("officer", ("责任民警", "社区民警", "片警", "包保民警", "管控民警", "责任民警姓名", "管片民警", "负责民警", "民警", "包片民警",
                      "管段民警", "驻村民警", "驻社区民警", "辅警", "责任警官", "管控人姓名"), plain),
    Field("officer_phone", ("责任民警电话", "民警电话", "责任民警联系电话", "社区民警电话", "民警联系电话", "片警电话"), read_phone),
    Field("worker", ("禁毒社工", "禁毒专干", "专干", "负责专干", "社工", "禁毒专职人员", "专职人员", "专职社工", "负责社工", "禁毒工作人员",
                     "帮教社工", "责任社工", "社工姓名", "专干姓名", "禁毒专员", "排查专干姓名", "禁毒社工姓名", "专职工作人员", "管控专干",
                     "社区专干", "禁毒干部", "责任专干"), plain, own=True),
    Field("worker_phone", ("社工电话", "专干电话", "负责专干电话", "禁毒社工电话", "社工联系电话", "禁毒专干电话", "专干联系电话"), read_phone),
    Field("helper", ("帮教人", "帮扶人", "帮扶人姓名", "帮扶人员", "包保人", "帮教人员", "帮教责任人", "包保责任人", "责任人", "网格员",
                     "包保人员", "帮教干部", "帮控责任人", "帮控人员", "管控责任人", "联系人", "管理人", "责任网格员"), plain),
    Field("relative", ("家属", "家属姓名", "监护人", "家庭成员姓名", "亲属姓名", "联系家属", "家属(监护人)", "直系亲属", "监护人姓名"), plain),
    Field("relative_phone", ("家属电话", "家属联系电话", "监护人电话", "家属联系方式", "亲属电话"), read_phone),
    Field("drug", ("毒品种类", "滥用毒品种类", "毒品类别", "吸食毒品种类", "滥用毒品", "吸毒种类", "毒品类型", "吸食毒品", "毒品名称",
                   "涉毒种类"), plain, own=True),
    Field("drug_reason", ("吸毒原因", "吸毒缘由"), plain, own=True),
    Field("first_use_on", ("首吸时间", "初吸时间", "初次吸毒时间", "首次吸毒时间", "开始吸毒时间", "吸毒时间", "初吸日期", "首吸日期",
                           "初次吸食时间", "吸毒起始时间", "初次吸毒日期", "首次吸毒日期"), read_day, own=True),
    Field("first_found_on", ("初次发现日期", "查获日期", "首次查获时间", "初次查获时间", "发现日期", "发现时间", "查获时间", "初次发现时间",
                             "首次发现时间", "登记日期", "登记时间", "首次查获日期", "初次查获日期", "纳管日期", "纳管时间", "入册时间",
                             "建档时间", "建档日期", "列管日期", "列管时间", "初查时间"), read_day),
    Field("measure", ("戒毒措施", "管控措施", "处理措施", "措施", "人员类别", "人员类型", "戒毒情况", "人员状态", "戒毒类型", "戒毒类别",
                      "戒毒状态", "处置措施", "戒治措施", "强制措施", "处置情况", "业务类型", "戒毒方式", "执行措施", "类别", "人员分类",
                      "戒治情况", "戒毒措施类别", "社戒社康类别", "现执行措施", "列管类别", "处理情况", "戒毒形式"), choice(words.MEASURE),
          loose=("管控", "管控类别", "管控状态", "管控现状", "管控情况", "人员现状", "目前状态", "现状", "状态", "列管状态",
                 "二级状态", "当前状态", "目前状况", "目前现状")),
    Field("control_status", ("管控现状", "管控情况", "管控状态", "当前管控现状", "人员现状", "列管状态", "吸毒状态", "现状", "在控状态",
                             "在控情况", "目前状况", "目前状态", "是否在控", "现实状况", "动态管控情况", "动态管控状态", "管控类别",
                             "二级状态", "人员二级状态", "目前现状", "现管控状态", "去向", "当前状态", "当前状况", "当前现状"), choice(words.CONTROL_STATUS),
          loose=("人员状态", "人员类别", "人员类型", "人员分类", "类别", "状态", "管控", "戒毒状态")),
    Field("risk", ("风险等级", "风险级别", "关注程度", "联控级别", "分级", "危险程度", "风险分类", "管控等级", "管控级别", "风险评估等级",
                   "风险", "风险类别", "级别", "等级", "风险评估结果", "评估等级"), choice(words.RISK)),
    Field("decision_number", ("决定书编号", "决定书文号", "文书编号", "法律文书文号", "文书号", "决定书号", "法律文书编号"), plain),
    Field("decided_on", ("决定日期", "责令日期", "决定书日期", "决定时间", "责令时间", "作出决定日期", "责令社区戒毒日期", "责令决定日期",
                         "下达决定书日期"), read_day),
    Field("served_on", ("送达日期", "送达时间", "收到决定书日期", "决定书送达日期", "签收日期", "签收时间", "收到日期", "文书送达日期"), read_day),
    Field("reported_on", ("报到日期", "报到时间", "社戒(社康)起始时间", "开始日期", "起始时间", "起始日期", "开始时间", "执行开始日期",
                          "执行起始日期", "社区戒毒报到日期", "实际报到日期", "报道日期", "报道时间", "报到日"), read_day),
    Field("agreement_on", ("协议签订日期", "签订协议日期", "协议日期", "签协议日期", "签订协议时间", "协议签订时间", "协议书签订日期",
                           "签订日期"), read_day),
    Field("term_ends_on", ("期满日期", "截止时间", "结束日期", "截止日期", "到期日期", "期满时间", "终止日期", "结束时间", "届满日期", "到期时间",
                           "执行期满日期", "应解除日期"), read_day),
    Field("released_on", ("解除日期", "解除时间", "实际解除日期", "解除社区戒毒日期"), read_day),
    Field("release_notice_on", ("解除通知书日期", "解除通知日期", "解除通知书送达日期"), read_day),
    Field("suspended_from", ("中止日期", "中止开始日期", "中止起始日期", "中止时间"), read_day),
    Field("suspended_to", ("恢复日期", "中止结束日期", "恢复执行日期", "恢复时间"), read_day),
    Field("credited_days", ("折抵天数", "折抵日数", "折抵期限"), read_count),
    Field("transferred_on", ("变更执行地日期", "变更日期", "转出日期", "变更执行地时间"), read_day),
    Field("transferred_in_on", ("转入日期", "转入时间", "迁入日期", "迁入时间"), read_day),
    Field("transfer_reported_on", ("变更后报到日期", "新执行地报到日期"), read_day),
    Field("refusals", ("拒检次数", "拒绝检测次数", "逃避检测次数"), read_count),
    Field("departures", ("擅自离开次数", "擅自外出次数"), read_count),
    Field("days_away", ("擅自离开天数", "累计离开天数", "外出天数", "离开天数"), read_count),
    Field("leave_report", ("外出报告", "请假情况", "是否请假", "书面报告", "请销假情况", "请假报告"), plain),
    Field("relapsed_on", ("复吸日期", "复吸时间", "再次吸毒时间", "复吸查获日期", "复吸查获时间"), read_day, own=True),
    Field("relapsed", ("是否复吸", "复吸情况", "复吸", "有无复吸"), read_yes_no, own=True),
    Field("removed_on", ("减少日期", "注销日期", "死亡日期", "迁出日期", "退出日期", "移除日期", "死亡时间"), read_day),
    Field("removal_reason", ("减少原因", "注销原因", "退出原因", "结束原因", "移除原因"), plain),
    REMARKS,
)  # fmt: skip

PERSONS = Ledger(
    "persons",
    "花名册",
    ("花名册", "登记表", "登记册", "人员台账", "名册", "名单", "基本信息", "人员信息", "底册", "人员情况", "人员一览"),
    _FIELDS,
    Person,
    keys=("name",),
    needs=("name",),
)
